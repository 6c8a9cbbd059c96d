import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { percent } from '~/ui/percent';
import type { ReviewItem, ReviewPage } from '../views';
import { FeedbackBlock } from './feedback';
import { PersonsMarks } from './persons-marks';
import { When } from './words';

/** What was right, what was not and why, for every question that was answered. */
export function AttemptReview({ page }: { page: ReviewPage }) {
	const unanswered = page.items.filter((item) => !item.answered).length;
	return (
		<main id="main" className="narrow">
			<p className="ui">
				<Link to={paths.course(page.courseId)}>{page.module.title}</Link>
			</p>
			<h1>{page.quizTitle}: review</h1>
			<section className="card" aria-label="Result">
				<p className="score">{page.score === null ? 'Nothing to mark yet' : percent(page.score)}</p>
				<p className="ui soft">
					Attempt {page.number}, submitted <When instant={page.submittedAt} />
					{page.closedByTime ? ' (closed when time was over, with what you had saved)' : ''}.
					{page.counted === null ? '' : ` ${countedWords(page)}`}
				</p>
				{page.assignment === null ? null : <p>For “{page.assignment}”.</p>}
				{page.withheld === null ? null : <p className="notice">{page.withheld}</p>}
				{page.pending === 0 ? null : (
					<p>
						{page.pending} {page.pending === 1 ? 'answer waits' : 'answers wait'} for a person or could not be
						marked. The result leaves {page.pending === 1 ? 'it' : 'them'} out.
					</p>
				)}
				{unanswered === 0 ? null : (
					<p>
						{unanswered} {unanswered === 1 ? 'question was' : 'questions were'} not answered. Try again to see
						what {unanswered === 1 ? 'it asks' : 'they ask'} for.
					</p>
				)}
				<p className="actions">
					{page.lesson === null ? (
						<Link className="button" to={paths.course(page.courseId)}>
							Back to the course
						</Link>
					) : (
						<Link className="button" to={paths.lesson(page.courseId, page.lesson.slug)}>
							Back to the lesson
						</Link>
					)}
					<Link className="button quiet" to={paths.quiz(page.courseId, page.quizSlug)}>
						Try again
					</Link>
				</p>
			</section>
			{page.items.map((item, at) => (
				<ReviewedItem key={item.itemId} item={item} number={at + 1} of={page.items.length} />
			))}
		</main>
	);
}

function countedWords(page: ReviewPage): string {
	const which = { best: 'best', last: 'last', first: 'first' }[page.counts];
	return page.counted === null ? '' : `Your ${which} attempt counts: ${percent(page.counted)}.`;
}

function ReviewedItem({ item, number, of }: { item: ReviewItem; number: number; of: number }) {
	return (
		<section className="item" aria-label={`Question ${number}`}>
			<p className="kicker ui">
				<span>
					Question {number} of {of}
				</span>
				<span>{markWords(item)}</span>
			</p>
			<p className="prompt">{item.prompt}</p>
			{item.correction === null ? null : <p className="notice">{item.correction}</p>}
			{item.feedback === null ? (
				<p className="soft">
					{item.answered ? 'You answered this question.' : 'You did not answer this question.'}
				</p>
			) : (
				<FeedbackBlock feedback={item.feedback} final />
			)}
			{item.marking === null ? null : <PersonsMarks marking={item.marking} />}
			<p className="hint ui">Goal: {item.objective}</p>
		</section>
	);
}

function markWords(item: ReviewItem): string {
	if (item.status === 'withheld') return item.points === 1 ? '1 point' : `${item.points} points`;
	if (item.status === 'dropped') return 'does not count';
	if (item.status === 'pending') return 'waits for a person';
	if (item.status === 'failed') return 'could not be marked';
	const earned = Math.round((item.mark ?? 0) * item.points * 100) / 100;
	return `${earned} of ${item.points} ${item.points === 1 ? 'point' : 'points'}`;
}
