import { ScrollRegion } from '~/ui/scroll-region';
import type { QuizAnalysisView } from '../views';
import { figure, percent, span } from '../words';

/** The figures of the quiz as a whole, each with what it says. */
export function QuizFigures({ view }: { view: QuizAnalysisView }) {
	const { statistics: s, hidden, drawn } = view;
	const rows: ReadonlyArray<readonly [name: string, value: string, meaning: string]> = [
		['Attempts', String(s.attempts), 'Submitted attempts that are counted here.'],
		[
			'Mean',
			`${percent(s.mean)}`,
			`95 % interval ${span(s.meanInterval)}: where the mean of many such classes lies.`,
		],
		['Median', percent(s.median), 'Half of the attempts are below it.'],
		['Standard deviation', percent(s.standardDeviation), 'How far scores lie apart.'],
		['Skewness', figure(s.skewness, 2), 'Below 0: some very low scores; above 0: some very high ones.'],
		['Kurtosis', figure(s.kurtosis, 2), 'Above 0: scores crowd in the middle, with some far out.'],
		[
			'Internal consistency',
			percent(s.internalConsistency),
			drawn
				? 'Has no meaning where attempts have different questions.'
				: 'Cronbach’s alpha: how far the questions measure one thing.',
		],
		['Error ratio', percent(s.errorRatio), 'How much of the spread is chance.'],
		['Standard error', percent(s.standardError), 'How far a single score may be off by chance.'],
	];
	const why = hidden.description ?? hidden.comparison;
	return (
		<section aria-labelledby="quiz-figures">
			<h2 id="quiz-figures">The quiz as a whole</h2>
			{why !== null && (
				<p>
					{hidden.description === null
						? `Skewness, kurtosis, consistency and errors compare students with each other. ${why}`
						: `Figures are hidden while there are few attempts: they would say more about single people than about the quiz. ${why}`}
				</p>
			)}
			{s.leftOut > 0 && (
				<p>
					{s.leftOut} {s.leftOut === 1 ? 'attempt is' : 'attempts are'} left out: a question in{' '}
					{s.leftOut === 1 ? 'it' : 'them'} could not be marked.
				</p>
			)}
			<ScrollRegion aria-label="Figures of the quiz">
				<table className="figures">
					<thead>
						<tr>
							<th scope="col">Figure</th>
							<th scope="col" className="number">
								Value
							</th>
							<th scope="col">What it says</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(([name, value, meaning]) => (
							<tr key={name}>
								<th scope="row">{name}</th>
								<td className="number">{value}</td>
								<td className="soft">{meaning}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
			<ReadingGuide />
		</section>
	);
}

/** The bands that Moodle's documentation gives, and how questions are read. */
function ReadingGuide() {
	return (
		<details>
			<summary>How to read these figures</summary>
			<div className="measure">
				<p>
					For a graded test these are usual: a mean of 50 to 75 %, a standard deviation of 12 to 18 %, a
					skewness near −1, a kurtosis from 0 to 1. An internal consistency above 75 % is good, below 64 % too
					low to tell people apart. A practice quiz after a lesson should be easier: a mean above 75 % there
					means that the lesson did its work.
				</p>
				<p>
					Marks count as they are after penalties, corrections and what a person gave, and before certainty:
					how sure somebody felt is left out.
				</p>
				<ul>
					<li>
						<b>Facility</b>: the mean mark in per cent. Low is hard. At the guess score or below, nobody knew.
					</li>
					<li>
						<b>Discrimination</b>: the correlation of this mark with the rest of the attempt, −100 to 100.
						From 50 on it is very good, from 30 adequate, below 20 weak; below 0 look at the key first.
					</li>
					<li>
						<b>Discriminative efficiency</b>: the same in per cent of the most that these marks allow; it is
						fair to very easy and very hard questions too.
					</li>
					<li>
						<b>Intended and effective weight</b>: the share of the points, and of the spread of the scores.
					</li>
					<li>
						<b>Upper and lower group</b>: the 27 % with the best and the weakest rest of the attempt. A wrong
						option that the upper group prefers is the first sign of a wrong key.
					</li>
				</ul>
			</div>
		</details>
	);
}
