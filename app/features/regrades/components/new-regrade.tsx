import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { type FormReply, SelectField, TextAreaField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { NewRegradePage, PreviewView } from '../views';
import { KeyFields } from './key-fields';
import { Preview } from './preview';

/** Prepares a correction: what to do, by which key, why; then shows what it would change before anything is written. */
export function NewRegrade({
	page,
	reply,
	preview,
}: {
	page: NewRegradePage;
	reply: FormReply | null;
	/** Null before it was asked for. */
	preview: PreviewView | null;
}) {
	const { classId, quizId, prompt, key, hasNewer, submitted, open, holding } = page;
	return (
		<>
			<h1>Correct a question</h1>
			<p className="prompt">{prompt}</p>
			<p className="soft">
				{submitted === 0
					? 'Nobody in this class has submitted an answer to it yet. A correction holds for later attempts.'
					: `Asked in ${submitted} submitted ${submitted === 1 ? 'attempt' : 'attempts'} of this class.`}
				{open > 0 && ` ${open} more ${open === 1 ? 'is' : 'are'} open.`}{' '}
				<Link to={paths.teachQuestions(classId, quizId)}>Back to the questions</Link>
			</p>
			{holding.map((words) => (
				<p key={words} className="notice">
					Corrected already: {words}. <Link to={paths.teachRegrades(classId)}>All corrections</Link>
				</p>
			))}
			<PostForm form="regrade" reply={reply} submit="Show what would change" intent="preview">
				<SelectField name="what" label="What to do" defaultValue={key === null ? 'credit' : 'key'}>
					{key !== null && <option value="key">Mark by another key</option>}
					{hasNewer && <option value="course">Mark by the question as the course has it now</option>}
					<option value="credit">Full marks for everybody who was asked</option>
					<option value="drop">Leave it out of every score</option>
				</SelectField>
				{key !== null && <KeyFields keyed={key} />}
				{(key !== null || hasNewer) && (
					<SelectField
						name="policy"
						label="When the other key would lower a score"
						hint="Only for another key."
						defaultValue="keepHigher"
					>
						<option value="keepHigher">Keep the higher score: nobody loses</option>
						<option value="replace">Lower it: everybody is marked alike</option>
					</SelectField>
				)}
				<TextAreaField
					name="reason"
					label="Why"
					hint="One sentence, kept with the correction. With another key, students read it beside the answer."
					rows={3}
					required
					maxLength={500}
				/>
			</PostForm>
			{preview !== null && <Preview classId={classId} view={preview} />}
		</>
	);
}
