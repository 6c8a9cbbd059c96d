import { ScrollRegion } from '~/ui/scroll-region';
import type { QuestionView } from '../views';
import { figure, percent, span } from '../words';

/** All questions with all figures. */
export function QuestionTable({ questions }: { questions: ReadonlyArray<QuestionView> }) {
	return (
		<ScrollRegion aria-label="Figures of every question">
			<table className="question-figures">
				<thead>
					<tr>
						<th scope="col">Question</th>
						{[
							'Attempts',
							'Facility',
							'Interval',
							'Standard deviation',
							'Guess score',
							'Intended weight',
							'Effective weight',
							'Discrimination',
							'Interval of discrimination',
							'Discriminative efficiency',
						].map((title) => (
							<th key={title} scope="col" className="number">
								{title}
							</th>
						))}
						<th scope="col">Advice</th>
					</tr>
				</thead>
				<tbody>
					{questions.map((question) => (
						<Row key={question.itemId} question={question} />
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}

function Row({ question }: { question: QuestionView }) {
	const { itemId, number, prompt, statistics: s, advice, leftOut, attempts } = question;
	const cells = [
		String(s?.attempts ?? attempts),
		percent(s?.facility ?? null),
		span(s?.facilityInterval ?? null),
		percent(s?.standardDeviation ?? null),
		percent(s?.guessScore ?? null),
		percent(s?.intendedWeight ?? null),
		percent(s?.effectiveWeight ?? null),
		figure(s?.discrimination ?? null),
		span(s?.discriminationInterval ?? null),
		percent(s?.discriminativeEfficiency ?? null),
	];
	return (
		<tr>
			<th scope="row">
				<a href={`#${itemId}`}>
					{number}. {prompt}
				</a>
			</th>
			{cells.map((value, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
				<td key={at} className="number">
					{value}
				</td>
			))}
			<td className="advice-cell">{leftOut ?? advice?.sentence ?? ''}</td>
		</tr>
	);
}
