import { Form, Link, useNavigation } from '@remix-run/react';
import { useRef } from 'react';
import { paths } from '~/platform/paths';
import { FormFields, type FormReply } from '~/ui/form';
import type { MarkingPage } from '../views';
import { CommentField } from './comment-field';
import { RubricField } from './rubric-field';

interface MarkAnswerProps {
	page: MarkingPage;
	/** Another answer was just marked. */
	done: boolean;
	reply: FormReply | null;
}

/** One written answer, beside its rubric. */
export function MarkAnswer({ page, done, reply }: MarkAnswerProps) {
	const { classId, who, hidden, assignment, prompt, verdict, sections, words, sample } = page;
	return (
		<>
			<p>
				<Link to={paths.teachClass(classId, 'marking')}>Marking</Link>
			</p>
			<h1>
				{who}: {assignment.title}
			</h1>
			{done && reply === null ? (
				<p className="notice" role="status">
					Marked. This is the next answer.
				</p>
			) : null}
			<Neighbours page={page} />
			<div className="mark-page">
				<section aria-label="Answer">
					<p className="mark-prompt">{prompt}</p>
					{sections.map(({ id, label, text }) => (
						<div key={id}>
							<h2>{label}</h2>
							{text.trim() === '' ? <p className="soft">Left empty.</p> : <p className="mark-text">{text}</p>}
						</div>
					))}
					<p className="soft">
						{words} {words === 1 ? 'word' : 'words'}
						{hidden ? '. Names are hidden until every answer of the assignment is marked.' : ''}
					</p>
					<details className="grade-legend">
						<summary>What a good answer does</summary>
						<p>{sample}</p>
					</details>
				</section>
				<section aria-label="Marks">
					{verdict === null ? null : (
						<p className="notice">
							The rubric never judges the verdict. The question says: <q>{verdict}</q>
						</p>
					)}
					<MarkForm page={page} reply={reply} />
					<History page={page} />
				</section>
			</div>
		</>
	);
}

function MarkForm({ page, reply }: { page: MarkingPage; reply: FormReply | null }) {
	const { rubric, points, newest, comment, comments } = page;
	const box = useRef<HTMLFormElement>(null);
	const busy = useNavigation().state !== 'idle';
	return (
		<Form method="post" id="mark" ref={box} className="form" preventScrollReset>
			{/* The first submit button is what Enter presses: it must be harmless. */}
			<button
				type="submit"
				name="intent"
				value="stay"
				className="visually-hidden"
				tabIndex={-1}
				aria-hidden="true"
			>
				Stay
			</button>
			<FormFields form="mark" reply={reply}>
				<input type="hidden" name="seen" value={newest} />
				{rubric.map((criterion) => (
					<RubricField
						key={criterion.id}
						criterion={criterion}
						chosen={points[criterion.id] ?? null}
						reply={reply}
					/>
				))}
				<CommentField comment={comment} comments={comments} />
				<div className="actions">
					<button type="submit" name="intent" value="mark" className="button" disabled={busy}>
						{newest === '' ? 'Enter these marks' : 'Enter new marks'}
					</button>
				</div>
			</FormFields>
		</Form>
	);
}

const LIST_WORDS = { waiting: 'waiting', length: 'marked by length', marked: 'marked by a person' } as const;

function Neighbours({ page: { classId, list, place, of, previous, next } }: { page: MarkingPage }) {
	return (
		<nav aria-label="Other answers" className="mark-lists">
			{previous === null ? null : (
				<Link to={paths.teachMark(classId, previous.attemptId, previous.itemId)}>Previous answer</Link>
			)}
			{place === 0 ? null : (
				<span className="soft">
					{place} of {of} {LIST_WORDS[list]}
				</span>
			)}
			{next === null ? null : (
				<Link to={paths.teachMark(classId, next.attemptId, next.itemId)}>Next answer</Link>
			)}
		</nav>
	);
}

function History({ page: { history } }: { page: MarkingPage }) {
	if (history.length === 0) return null;
	return (
		<details className="grade-legend">
			<summary>Marks so far ({history.length})</summary>
			<ol className="grade-history">
				{history.map(({ id, what, by, at }) => (
					<li key={id}>
						<b>{what}</b> by {by}
						<small className="soft">{at}</small>
					</li>
				))}
			</ol>
		</details>
	);
}
