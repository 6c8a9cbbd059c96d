import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { percent } from '~/ui/percent';
import type { QuizIntro } from '../views';
import { When } from './words';

const COUNTS = {
	best: 'Your best attempt counts.',
	last: 'Your last attempt counts.',
	first: 'Your first attempt counts; later ones are for practice.',
};

/** How answers are marked. */
export function behaviourWords(
	behaviour: QuizIntro['behaviour'],
	{ tries, penalty }: Pick<QuizIntro, 'tries' | 'penalty'>,
): Array<string> {
	if (behaviour === 'test') return ['You see what was right, and why, after you submit.'];
	const often = tries === null ? 'as often as you like' : `up to ${tries} times`;
	return [
		`You can have each answer checked at once, and try ${often}.`,
		...(penalty > 0 ? [`Each wrong try takes ${percent(penalty)} off that question, never below zero.`] : []),
	];
}

/** The rules of the quiz itself, for those who take it for themselves. */
export function QuizRules({ intro }: { intro: QuizIntro }) {
	return (
		<ul className="rules">
			<li>{intro.itemCount} questions.</li>
			{behaviourWords(intro.behaviour, intro).map((words) => (
				<li key={words}>{words}</li>
			))}
			<li>
				{intro.timeLimitMinutes === null
					? 'No time limit.'
					: `${intro.timeLimitMinutes} minutes from the start. When time is over, what you have saved is submitted.`}
			</li>
			{intro.certainty ? (
				<li>Each question also asks how sure you are. Being sure and wrong costs points.</li>
			) : null}
			<li>{COUNTS[intro.counts]} You may take it as often as you like.</li>
			<li>
				Answers are saved as you go. You can stop and go on later, on any device where you are signed in.
			</li>
		</ul>
	);
}

/** Submitted attempts with their results. */
export function EarlierAttempts({ intro }: { intro: QuizIntro }) {
	if (intro.attempts.length === 0) return null;
	const assigned = intro.assigned.length > 0 || intro.attempts.some(({ assignment }) => assignment !== null);
	return (
		<section aria-labelledby="attempts">
			<h2 id="attempts">Your attempts</h2>
			<div className="scroll-x">
				<table>
					<thead>
						<tr>
							<th scope="col">Attempt</th>
							{assigned ? <th scope="col">For</th> : null}
							<th scope="col">Submitted</th>
							<th scope="col">Result</th>
							<th scope="col">Review</th>
						</tr>
					</thead>
					<tbody>
						{intro.attempts.map((attempt) => (
							<tr key={attempt.id}>
								<th scope="row">
									{attempt.number}
									{attempt.counts ? ' (counts)' : ''}
								</th>
								{assigned ? <td>{attempt.assignment ?? 'yourself'}</td> : null}
								<td>
									<When instant={attempt.submittedAt} />
								</td>
								<td>{attempt.score === null ? 'waits for a person' : percent(attempt.score)}</td>
								<td>
									<Link to={paths.attemptReview(attempt.id)}>
										Review<span className="visually-hidden"> attempt {attempt.number}</span>
									</Link>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}
