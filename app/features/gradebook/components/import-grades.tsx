import { Form, Link, useNavigation } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { FormFields, type FormReply, TextAreaField } from '~/ui/form';
import type { ImportReply } from '../views';
import { ImportDiff } from './import-diff';

interface ImportGradesProps {
	classId: string;
	/** Cells that were just written; null when none were. */
	done: number | null;
	reply: ImportReply | null;
}

/** Bringing grades in from a spreadsheet: first what would change, then the change. */
export function ImportGrades({ classId, done, reply }: ImportGradesProps) {
	const busy = useNavigation().state !== 'idle';
	const problem = reply?.problem ?? null;
	const preview = reply?.preview ?? null;
	const errors: FormReply['errors'] = problem === null ? {} : { text: [problem] };
	const shown = reply === null ? null : { values: { text: reply.text }, errors };
	return (
		<div className="grade-page">
			<p>
				<Link to={paths.teachClass(classId, 'grades')}>Gradebook</Link>
			</p>
			<h1>Bring grades in</h1>
			{done !== null && reply === null ? (
				<p className="notice" role="status">
					{done === 0
						? 'Everything in the file was in the gradebook already.'
						: `${done} ${done === 1 ? 'grade was' : 'grades were'} entered. Each is in its history.`}
				</p>
			) : null}
			{preview === null ? null : <ImportDiff preview={preview} stale={reply?.stale === true} />}
			<Form method="post" encType="multipart/form-data" className="form" id="import">
				{preview === null ? null : <h2>Another file</h2>}
				<FormFields form="import" reply={shown}>
					<input type="hidden" name="intent" value="preview" />
					<p>
						Take the grades out of the <Link to={paths.teachClass(classId, 'grades')}>gradebook</Link>, change
						the columns of final scores, and bring the file back. Leave their heads and the column “student
						id” as they are; their order does not matter.
					</p>
					<ul className="soft">
						<li>A number is the score in per cent: 85, 85.5 or 85,5.</li>
						<li>EX excuses the student.</li>
						<li>An empty cell, or a column that is not there, changes nothing.</li>
					</ul>
					<div className="form-field">
						<label htmlFor="import-file">File (CSV)</label>
						<input id="import-file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv" />
					</div>
					<TextAreaField name="text" label="Or paste the cells" rows={5} spellCheck={false} />
					<div className="actions">
						<button type="submit" className="button" disabled={busy}>
							Show what would change
						</button>
					</div>
				</FormFields>
				<p className="soft">Nothing is written before you have seen and confirmed it.</p>
			</Form>
		</div>
	);
}
