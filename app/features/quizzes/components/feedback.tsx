import { Link } from '@remix-run/react';
import type { FeedbackPart } from '~/core/kinds';
import type { ShownFeedback } from '../views';

const SIGNS: Record<FeedbackPart['state'], { sign: string; word: string }> = {
	right: { sign: '✓', word: 'Right' },
	wrong: { sign: '✕', word: 'Not right' },
	missed: { sign: '→', word: 'This was right too' },
	partial: { sign: '≈', word: 'Partly right' },
	neutral: { sign: '·', word: '' },
};

const VERDICTS: Record<ShownFeedback['state'], string> = {
	right: 'Right.',
	partial: 'Partly right.',
	wrong: 'Not right yet.',
	pending: 'Kept. A person will read it.',
	failed: 'We could not mark this answer. It does not count against you.',
};

/** Says what was right, why, and where to read again. */
export function FeedbackBlock({ feedback, final }: { feedback: ShownFeedback; final: boolean }) {
	const verdict = feedback.state === 'wrong' && final ? 'Not right.' : VERDICTS[feedback.state];
	return (
		<div className="feedback" data-state={feedback.state}>
			<p className="verdict">{verdict}</p>
			{feedback.parts.length === 0 ? null : (
				<ul className="parts">
					{feedback.parts.map((part) => (
						<Part key={part.id} part={part} />
					))}
				</ul>
			)}
			{feedback.explanation === null ? null : <p>{feedback.explanation}</p>}
			{feedback.rereadHref === null ? null : (
				<p className="ui">
					<Link to={feedback.rereadHref}>Read the paragraph again</Link>
				</p>
			)}
		</div>
	);
}

function Part({ part }: { part: FeedbackPart }) {
	const { sign, word } = SIGNS[part.state];
	return (
		<li data-state={part.state}>
			<span className="sign" aria-hidden="true">
				{sign}
			</span>
			<div>
				<p>
					{part.text}
					{word === '' ? null : <span className="verdict-word ui"> {word}</span>}
				</p>
				{part.given === null ? null : <p className="why ui">Your answer: {part.given}</p>}
				{part.answer === null || part.answer === part.given ? null : (
					<p className="why ui">
						<strong>Answer: {part.answer}</strong>
					</p>
				)}
				{part.feedback === null ? null : <p className="why">{part.feedback}</p>}
			</div>
		</li>
	);
}
