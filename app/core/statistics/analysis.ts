/**
 * Item analysis: how each item of a quiz behaves, and the quiz as a whole.
 *
 * The formulae are those of Moodle's quiz statistics: per item as in `question/classes/statistics/questions/
 * calculator.php`, per quiz as in `mod/quiz/report/statistics/classes/calculator.php`, both explained on the
 * developer page “Quiz statistics calculations” (docs.moodle.org/dev/Quiz_statistics_calculations). The code is our
 * own. What Moodle shows as a per cent is a per cent here: 0..100, not 0..1.
 *
 * Which attempts go in is the caller's choice. Give one submitted attempt a learner, by default the first: later
 * ones were made knowing the questions, and attempts of one person are not independent.
 */
import { correlationInterval, type Interval, meanInterval, wilsonInterval } from './intervals';
import {
	covarianceOf,
	deviationOf,
	greatestCovarianceOf,
	isConstant,
	meanOf,
	medianOf,
	powerSum,
	varianceOf,
} from './moments';

/** An item as the analysis sees it. */
export interface AnalysedItem {
	id: string;
	/** Points for a right answer, 0 or more. */
	maxMark: number;
	/** What guessing earns on average, 0..1; null where that has no number. See `guessScore`. */
	guessScore: number | null;
}

export interface AnalysedAttempt {
	/**
	 * Points earned by item id, after penalties and certainty, so below 0 is possible. An item that was asked and left
	 * unanswered has 0; one that was not asked, waits for a person or whose grader broke is not in the map. Items that
	 * are not analysed are passed over.
	 */
	marks: ReadonlyMap<string, number>;
}

export interface AnalysisRequest {
	/** In the order of the quiz; ids differ. */
	items: ReadonlyArray<AnalysedItem>;
	attempts: ReadonlyArray<AnalysedAttempt>;
	/**
	 * Whether each attempt has its own selection of the items, as a module test draws one.
	 * - Not drawn: attempts that lack the mark of any item are left out, as Moodle leaves out those that wait for a
	 *   marker. To keep them, leave the item out.
	 * - Drawn: an item is judged by the attempts that have its mark, and against the rest of those attempts. Weights
	 *   and internal consistency have no meaning then and are null.
	 */
	drawn: boolean;
}

/** What is undefined (too few attempts, no spread) is null. */
export interface ItemStatistics {
	itemId: string;
	/** Attempts this item is judged by. */
	attempts: number;
	/** Facility index: the mean mark in per cent of the most. Low is hard. Null when the item has no points. */
	facility: number | null;
	/** 95 %, in per cent: Wilson's when every mark is nothing or all, else that of a mean, cut off at 0 and 100. */
	facilityInterval: Interval | null;
	/** Of the marks, in per cent of the most. */
	standardDeviation: number | null;
	/** In per cent. */
	guessScore: number | null;
	/** The share of the quiz's points, in per cent. */
	intendedWeight: number | null;
	/**
	 * The share in the spread of the scores, in per cent: √cov(item, total) over the sum of these roots; items with
	 * a negative covariance are in neither, and have null.
	 */
	effectiveWeight: number | null;
	/** Whether the covariance with the total is below 0: whoever does well in the quiz does badly here. */
	negativeCovariance: boolean;
	/**
	 * Discrimination index: the correlation of the mark with the rest of the attempt, −100..100. Not the difference of
	 * an upper and a lower group.
	 */
	discrimination: number | null;
	/** 95 %, −100..100. */
	discriminationInterval: Interval | null;
	/**
	 * The covariance of mark and rest in per cent of the most these very marks could have, reached if the best in
	 * the rest had the best marks here.
	 */
	discriminativeEfficiency: number | null;
}

/** What is undefined (too few attempts, no spread) is null. */
export interface QuizStatistics {
	/** Attempts that went in. */
	attempts: number;
	/** Attempts given that lack marks and were left out. */
	leftOut: number;
	/** The score in per cent of the points of the attempt. */
	mean: number | null;
	/** 95 %, in per cent, cut off at 0 and 100. */
	meanInterval: Interval | null;
	/** In per cent. */
	median: number | null;
	/** Of the scores, in per cent of the points. */
	standardDeviation: number | null;
	/** From k-statistics, k3 / k2^1.5. Below 0 a tail of low scores. Needs three attempts. */
	skewness: number | null;
	/** From k-statistics, k4 / k2²: 0 for a normal curve. Needs four attempts. */
	kurtosis: number | null;
	/**
	 * Coefficient of internal consistency (CIC): Cronbach's α in per cent; below 0 is possible. Needs three attempts
	 * and two items.
	 */
	internalConsistency: number | null;
	/** How much of the spread of the scores is chance, in per cent: 100 · √(1 − CIC / 100). */
	errorRatio: number | null;
	/** How far off a single score is by chance, in per cent of the points: error ratio × standard deviation. */
	standardError: number | null;
}

export interface Analysis {
	quiz: QuizStatistics;
	/** In the order of the items given. */
	items: Array<ItemStatistics>;
}

/** Credit put together of thirds or tenths may miss a whole by less than this, in per cent. */
const ROUNDING = 1e-7;

/** One attempt with what is computed of it once. */
interface Row {
	marks: ReadonlyMap<string, number>;
	total: number;
	/** Points of the items that have a mark. */
	possible: number;
}

/**
 * Analyses a quiz.
 * @throws RangeError when two items have one id, or an item's points are below 0 or no number
 */
export function analyseQuiz({ items, attempts, drawn }: AnalysisRequest): Analysis {
	const ids = new Set(items.map(({ id }) => id));
	if (ids.size < items.length) throw new RangeError('Two items have the same id.');
	for (const { id, maxMark } of items) {
		if (!(maxMark >= 0)) throw new RangeError(`Item ${id} needs points of 0 or more, not ${maxMark}.`);
	}
	const rows = attempts.flatMap(({ marks }) => rowOf(items, marks, drawn));
	return {
		quiz: quizStatistics(items, rows, { drawn, leftOut: attempts.length - rows.length }),
		items: itemStatistics(items, rows, drawn),
	};
}

function rowOf(
	items: ReadonlyArray<AnalysedItem>,
	marks: ReadonlyMap<string, number>,
	drawn: boolean,
): Array<Row> {
	const marked = items.filter(({ id }) => marks.has(id));
	if (marked.length === 0 || (!drawn && marked.length < items.length)) return [];
	return [
		{
			marks,
			total: marked.reduce((sum, { id }) => sum + (marks.get(id) ?? 0), 0),
			possible: marked.reduce((sum, { maxMark }) => sum + maxMark, 0),
		},
	];
}

function itemStatistics(
	items: ReadonlyArray<AnalysedItem>,
	rows: ReadonlyArray<Row>,
	drawn: boolean,
): Array<ItemStatistics> {
	const points = items.reduce((sum, { maxMark }) => sum + maxMark, 0);
	const columns = items.map((item) => columnOf(item, rows));
	const sumOfRoots = columns.reduce((sum, { withTotal }) => sum + Math.sqrt(Math.max(0, withTotal ?? 0)), 0);
	return columns.map(({ item, marks, rest, withTotal }) => {
		const weighs = !drawn && withTotal !== null && withTotal >= 0 && sumOfRoots > 0;
		return {
			itemId: item.id,
			attempts: marks.length,
			...facilityOf(item, marks),
			guessScore: item.guessScore === null ? null : 100 * item.guessScore,
			intendedWeight: drawn || points === 0 ? null : (100 * item.maxMark) / points,
			effectiveWeight: weighs ? (100 * Math.sqrt(withTotal)) / sumOfRoots : null,
			negativeCovariance: withTotal !== null && withTotal < 0,
			...discriminationOf(marks, rest),
		};
	});
}

interface Column {
	item: AnalysedItem;
	/** Of the attempts that have the item, in one order with `rest`. */
	marks: Array<number>;
	/** Points of the same attempts without the item. */
	rest: Array<number>;
	/** The covariance of the marks with the totals. */
	withTotal: number | null;
}

function columnOf(item: AnalysedItem, rows: ReadonlyArray<Row>): Column {
	const marks: Array<number> = [];
	const totals: Array<number> = [];
	for (const row of rows) {
		const mark = row.marks.get(item.id);
		if (mark === undefined) continue;
		marks.push(mark);
		totals.push(row.total);
	}
	const rest = totals.map((total, index) => total - (marks[index] ?? 0));
	return { item, marks, rest, withTotal: covarianceOf(marks, totals) };
}

function facilityOf(
	{ maxMark }: AnalysedItem,
	marks: ReadonlyArray<number>,
): Pick<ItemStatistics, 'facility' | 'facilityInterval' | 'standardDeviation'> {
	const shares = marks.map((mark) => (100 * mark) / maxMark);
	const mean = meanOf(shares);
	if (maxMark === 0 || mean === null) {
		return { facility: null, facilityInterval: null, standardDeviation: null };
	}
	const right = shares.filter((share) => Math.abs(share - 100) < ROUNDING).length;
	const wrong = shares.filter((share) => Math.abs(share) < ROUNDING).length;
	const allOrNothing = right + wrong === shares.length;
	const interval = allOrNothing
		? percentOf(wilsonInterval(right, marks.length))
		: withinScale(meanInterval(shares), shares);
	return { facility: mean, facilityInterval: interval, standardDeviation: deviationOf(shares) };
}

function discriminationOf(
	marks: ReadonlyArray<number>,
	rest: ReadonlyArray<number>,
): Pick<ItemStatistics, 'discrimination' | 'discriminationInterval' | 'discriminativeEfficiency'> {
	const covariance = covarianceOf(marks, rest);
	const spread = Math.sqrt((varianceOf(marks) ?? 0) * (varianceOf(rest) ?? 0));
	const greatest = greatestCovarianceOf(marks, rest);
	if (covariance === null || greatest === null || spread === 0 || greatest === 0) {
		return { discrimination: null, discriminationInterval: null, discriminativeEfficiency: null };
	}
	const correlation = Math.min(1, Math.max(-1, covariance / spread));
	return {
		discrimination: 100 * correlation,
		discriminationInterval: percentOf(correlationInterval(correlation, marks.length)),
		discriminativeEfficiency: (100 * covariance) / greatest,
	};
}

function quizStatistics(
	items: ReadonlyArray<AnalysedItem>,
	rows: ReadonlyArray<Row>,
	{ drawn, leftOut }: { drawn: boolean; leftOut: number },
): QuizStatistics {
	const scored = rows.filter(({ possible }) => possible > 0);
	const scores = scored.map(({ total, possible }) => (100 * total) / possible);
	const standardDeviation = deviationOf(scores);
	const internalConsistency = drawn ? null : internalConsistencyOf(items, rows);
	// Rounding must not take the root of something below 0 when all items agree.
	const errorRatio =
		internalConsistency === null ? null : 100 * Math.sqrt(Math.max(0, 1 - internalConsistency / 100));
	return {
		attempts: rows.length,
		leftOut,
		mean: meanOf(scores),
		meanInterval: withinScale(meanInterval(scores), scores),
		median: medianOf(scores),
		standardDeviation,
		...shapeOf(scores),
		internalConsistency,
		errorRatio,
		standardError:
			errorRatio === null || standardDeviation === null ? null : (errorRatio * standardDeviation) / 100,
	};
}

/** Skewness and kurtosis from Fisher's k-statistics, the unbiased estimates of the cumulants. */
function shapeOf(scores: ReadonlyArray<number>): Pick<QuizStatistics, 'skewness' | 'kurtosis'> {
	const n = scores.length;
	if (n < 3 || isConstant(scores)) return { skewness: null, kurtosis: null };
	const k2 = powerSum(scores, 2) / (n - 1);
	const k3 = (n * powerSum(scores, 3)) / ((n - 1) * (n - 2));
	const skewness = k3 / k2 ** 1.5;
	if (n < 4) return { skewness, kurtosis: null };
	const fourth = (n + 1) * n * powerSum(scores, 4) - 3 * (n - 1) * powerSum(scores, 2) ** 2;
	return { skewness, kurtosis: fourth / ((n - 1) * (n - 2) * (n - 3)) / k2 ** 2 };
}

/** p / (p − 1) · (1 − the sum of the items' variances over that of the totals), in per cent. */
function internalConsistencyOf(items: ReadonlyArray<AnalysedItem>, rows: ReadonlyArray<Row>): number | null {
	const ofTotals = varianceOf(rows.map(({ total }) => total));
	if (rows.length < 3 || items.length < 2 || ofTotals === null || ofTotals === 0) return null;
	const ofItems = items.reduce(
		(sum, { id }) => sum + (varianceOf(rows.map(({ marks }) => marks.get(id) ?? 0)) ?? 0),
		0,
	);
	return ((100 * items.length) / (items.length - 1)) * (1 - ofItems / ofTotals);
}

function percentOf(interval: Interval | null): Interval | null {
	return interval === null ? null : { low: 100 * interval.low, high: 100 * interval.high };
}

/** Cuts an interval in per cent off at 0 and 100, unless marks below 0 or above all show that the scale is wider. */
function withinScale(interval: Interval | null, values: ReadonlyArray<number>): Interval | null {
	if (interval === null) return null;
	return {
		low: values.some((value) => value < 0) ? interval.low : Math.max(0, interval.low),
		high: values.some((value) => value > 100) ? interval.high : Math.min(100, interval.high),
	};
}
