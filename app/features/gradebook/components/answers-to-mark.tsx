import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { AnswerList, MarkingQueue } from '../views';

const LISTS: ReadonlyArray<{ list: AnswerList; title: string; empty: string }> = [
	{
		list: 'waiting',
		title: 'Waiting',
		empty: 'No answer waits for you. New ones appear here when they are handed in.',
	},
	{
		list: 'length',
		title: 'Marked by length',
		empty:
			'No written answer was marked by its length alone. Those that are can also be marked by their rubric.',
	},
	{ list: 'marked', title: 'Marked by a person', empty: 'Nobody has marked an answer of this class yet.' },
];

/** The written answers of a class. */
export function AnswersToMark({ queue, done }: { queue: MarkingQueue; done: boolean }) {
	const { classId, list, counts, answers, hidden, mayReveal } = queue;
	const shown = LISTS.find((each) => each.list === list) ?? LISTS[0];
	return (
		<>
			<h1>Marking</h1>
			{done ? (
				<p className="notice" role="status">
					Marked. The student is told when nothing of the attempt waits any more.
				</p>
			) : null}
			<nav aria-label="Answers" className="mark-lists">
				{LISTS.map((each) => (
					<Link
						key={each.list}
						to={`${paths.teachClass(classId, 'marking')}${each.list === 'waiting' ? '' : `?list=${each.list}`}`}
						aria-current={each.list === list ? 'page' : undefined}
					>
						{each.title} ({counts[each.list]})
					</Link>
				))}
			</nav>
			{hidden.map(({ id, title }) => (
				<div key={id} className="notice mark-hidden">
					<p>“{title}” is marked without names until every answer of it is marked.</p>
					{mayReveal ? (
						<Form method="post">
							<input type="hidden" name="intent" value="reveal" />
							<input type="hidden" name="assignment" value={id} />
							<button type="submit" className="button quiet">
								Show the names
							</button>
							<small className="soft">The audit log keeps that you did.</small>
						</Form>
					) : null}
				</div>
			))}
			{answers.length === 0 ? (
				<p className="notice">{shown?.empty}</p>
			) : (
				<ul className="mark-list">
					{answers.map(({ attemptId, itemId, assignment, prompt, who }) => (
						<li key={`${attemptId} ${itemId}`}>
							<Link to={paths.teachMark(classId, attemptId, itemId)}>{who}</Link>
							<span>{assignment}</span>
							<p className="soft">{prompt}</p>
						</li>
					))}
				</ul>
			)}
			{answers.length < counts[list] ? (
				<p className="soft">And {counts[list] - answers.length} more, which come up as these are marked.</p>
			) : null}
		</>
	);
}
