import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { QuizIntro } from '../views';
import { percent, When } from './words';

const COUNTS = {
	best: 'Your best attempt counts.',
	last: 'Your last attempt counts.',
	first: 'Your first attempt counts; later ones are for practice.',
};

/** What to expect, before the first question: length, rules, which attempt counts, and earlier attempts. */
export function QuizIntroduction({ intro }: { intro: QuizIntro }) {
	return (
		<main id="main" className="narrow">
			<nav className="crumbs ui" aria-label="You are here">
				<ol>
					<li>
						<Link to={paths.course(intro.courseId)}>{intro.courseTitle}</Link>
					</li>
					{intro.lesson === null ? null : (
						<li>
							<Link to={paths.lesson(intro.courseId, intro.lesson.slug)}>{intro.lesson.title}</Link>
						</li>
					)}
				</ol>
			</nav>
			<h1>{intro.title}</h1>
			{intro.summary === null ? null : <p>{intro.summary}</p>}
			<Rules intro={intro} />
			<Form method="post" className="actions">
				<button type="submit" className="button">
					{intro.openAttempt !== null
						? `Go on (${intro.openAttempt.answered} of ${intro.itemCount} answered)`
						: intro.attempts.length > 0
							? 'Try again'
							: 'Begin'}
				</button>
			</Form>
			<Attempts intro={intro} />
		</main>
	);
}

function Rules({ intro }: { intro: QuizIntro }) {
	return (
		<ul className="rules">
			<li>{intro.itemCount} questions.</li>
			{intro.behaviour === 'practice' ? (
				<>
					<li>
						You can have each answer checked at once, and try{' '}
						{intro.tries === null ? 'as often as you like' : `up to ${intro.tries} times`}.
					</li>
					{intro.penalty > 0 ? (
						<li>Each wrong try takes {percent(intro.penalty)} off that question, never below zero.</li>
					) : null}
				</>
			) : (
				<li>You see what was right, and why, after you submit.</li>
			)}
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

function Attempts({ intro }: { intro: QuizIntro }) {
	if (intro.attempts.length === 0) return null;
	return (
		<section aria-labelledby="attempts">
			<h2 id="attempts">Your attempts</h2>
			<div className="scroll-x">
				<table>
					<thead>
						<tr>
							<th scope="col">Attempt</th>
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
