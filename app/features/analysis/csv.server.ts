/** The table of a quiz's questions for a spreadsheet. */
import { encodeCsv } from '~/core/csv';
import type { QuestionView, QuizAnalysisView } from './views';

const COLUMNS: ReadonlyArray<
	readonly [title: string, value: (question: QuestionView) => string | number | null | undefined]
> = [
	['number', ({ number }) => number],
	['item', ({ itemId }) => itemId],
	['question', ({ prompt }) => prompt],
	['kind', ({ kind }) => kind],
	['points', ({ points }) => points],
	['attempts', ({ statistics, attempts }) => statistics?.attempts ?? attempts],
	['facility %', ({ statistics }) => statistics?.facility],
	['facility low %', ({ statistics }) => statistics?.facilityInterval?.low],
	['facility high %', ({ statistics }) => statistics?.facilityInterval?.high],
	['standard deviation %', ({ statistics }) => statistics?.standardDeviation],
	['guess score %', ({ statistics }) => statistics?.guessScore],
	['intended weight %', ({ statistics }) => statistics?.intendedWeight],
	['effective weight %', ({ statistics }) => statistics?.effectiveWeight],
	['discrimination', ({ statistics }) => statistics?.discrimination],
	['discrimination low', ({ statistics }) => statistics?.discriminationInterval?.low],
	['discrimination high', ({ statistics }) => statistics?.discriminationInterval?.high],
	['discriminative efficiency %', ({ statistics }) => statistics?.discriminativeEfficiency],
	['advice', ({ advice, leftOut }) => leftOut ?? advice?.sentence],
];

/** One row a question; numbers with all their digits. */
export function questionsCsv({ questions }: QuizAnalysisView): string {
	const rows = questions.map((question) => COLUMNS.map(([, value]) => value(question) ?? null));
	return encodeCsv([COLUMNS.map(([title]) => title), ...rows]);
}
