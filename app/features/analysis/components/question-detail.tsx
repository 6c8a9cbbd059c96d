import { Link } from '@remix-run/react';
import type { QuestionView } from '../views';
import { figure, percent } from '../words';
import { PartAnswers } from './part-answers';

/** One question: what it asks, what is right, who chose what, and one sentence of advice. */
export function QuestionDetail({ question }: { question: QuestionView }) {
	const { itemId, number, advice, leftOut, statistics } = question;
	return (
		<section className="analysed-question" id={itemId} aria-labelledby={`${itemId}-title`}>
			<h3 id={`${itemId}-title`}>
				{number}. {question.prompt}
			</h3>
			<p className="soft">
				{question.kind} · {question.points} {question.points === 1 ? 'point' : 'points'} · {question.attempts}{' '}
				{question.attempts === 1 ? 'attempt' : 'attempts'}
				{statistics?.facility != null && ` · facility ${percent(statistics.facility)}`}
				{statistics?.discrimination != null && ` · discrimination ${figure(statistics.discrimination)}`}
				{question.versions > 1 &&
					` · asked in ${question.versions} versions, of which the most frequent is shown`}
			</p>
			{question.corrections.map((sentence) => (
				<p key={sentence} className="notice">
					{sentence}
				</p>
			))}
			{leftOut !== null ? (
				<p className="notice">{leftOut}</p>
			) : (
				advice !== null && (
					<p className={advice.topic === 'check-key' ? 'notice warn' : 'notice'}>
						<b>Advice:</b> {advice.sentence}
					</p>
				)
			)}
			{question.parts.map((part) => (
				<PartAnswers key={part.id} part={part} label={`Options of question ${number}`} />
			))}
			{question.hidden !== null && question.parts.length > 0 && (
				<p className="soft">Who chose what is hidden: {question.hidden}</p>
			)}
			{question.explanation !== null && <p>Explanation: {question.explanation}</p>}
			<p className="question-links">
				{question.rereadHref !== null && <Link to={question.rereadHref}>The paragraph it rests on</Link>}
				{question.regradeHref !== null && (
					<Link to={question.regradeHref}>
						Correct the key, drop it or give full credit
						<span className="visually-hidden"> for question {number}</span>
					</Link>
				)}
			</p>
		</section>
	);
}
