/** From marks and answers to what the page of a quiz shows. Pure: everything it needs is handed in. */
import { type Item, ItemFormatError, type ItemResponse, parseResponse } from '~/core/kinds';
import { comparable } from '~/core/kinds/text';
import {
	type Advice,
	type Analysis,
	adviceOn,
	analyseQuiz,
	countOptions,
	hideUncertain,
	hideUncertainCounts,
	type ItemStatistics,
	type OptionCounts,
	restShare,
} from '~/core/statistics';
import { chosenIn, guessScoreOf, isTypedRight, type PartOutline, partsOf } from './outline';
import type { OptionView, PartView } from './views';

/** How one question of one attempt was marked and answered. */
export interface MarkedAnswer {
	attemptId: string;
	itemId: string;
	status: 'graded' | 'pending' | 'failed';
	/** 0..1. */
	fraction: number | null;
	/** As stored; null: not answered. */
	response: unknown;
}

export interface AnalysisInput {
	/** The questions in the order of the quiz, as they count now. */
	items: ReadonlyArray<Item>;
	/** Ids of questions that a correction left out of every score. */
	dropped: ReadonlySet<string>;
	/** Which attempts asked which questions. */
	attempts: ReadonlyArray<{ id: string; itemIds: ReadonlyArray<string> }>;
	answers: ReadonlyArray<MarkedAnswer>;
	/** Whether the quiz draws its questions anew for each attempt. */
	drawn: boolean;
}

export interface AnalysedQuestion {
	item: Item;
	/** Marked answers. */
	attempts: number;
	/** Null when it is left out. */
	statistics: ItemStatistics | null;
	leftOut: string | null;
	advice: Advice | null;
	parts: Array<PartView>;
}

export interface AnalysedQuiz {
	analysis: Analysis;
	drawn: boolean;
	questions: Array<AnalysedQuestion>;
}

/** Typed answers listed beside a question. */
const MOST_TYPED = 10;

/** The marks of each attempt in points, without those that wait or could not be made. */
function marksByAttempt(
	items: ReadonlyMap<string, Item>,
	input: AnalysisInput,
): Map<string, Map<string, number>> {
	const marks = new Map(input.attempts.map(({ id }) => [id, new Map<string, number>()] as const));
	for (const { attemptId, itemId, status, fraction } of input.answers) {
		const item = items.get(itemId);
		if (item === undefined || status !== 'graded' || fraction === null) continue;
		marks.get(attemptId)?.set(itemId, fraction * item.points);
	}
	return marks;
}

/** Whether not all attempts asked the same questions, as after the author added one. */
function differ(attempts: AnalysisInput['attempts']): boolean {
	const sets = attempts.map(({ itemIds }) => itemIds.toSorted().join(' '));
	return sets.some((set) => set !== sets[0]);
}

/** Why a question is not in the statistics; null when it is. One that waits would take its attempts out with it. */
function whyLeftOut(itemId: string, dropped: ReadonlySet<string>, waiting: number): string | null {
	if (dropped.has(itemId)) return 'Left out: it was dropped from every score of this class.';
	if (waiting === 0) return null;
	const answers = waiting === 1 ? '1 answer waits' : `${waiting} answers wait`;
	return `Left out of the statistics for now: ${answers} to be marked by a person.`;
}

function byItem(answers: ReadonlyArray<MarkedAnswer>): Map<string, Array<MarkedAnswer>> {
	const groups = new Map<string, Array<MarkedAnswer>>();
	for (const answer of answers) {
		const group = groups.get(answer.itemId);
		if (group === undefined) groups.set(answer.itemId, [answer]);
		else group.push(answer);
	}
	return groups;
}

/** Analyses one quiz of one class. Everything that too few attempts stand behind is null already. */
export function analyse(input: AnalysisInput): AnalysedQuiz {
	const items = new Map(input.items.map((item) => [item.id, item]));
	const answersOf = byItem(input.answers);
	const reasons = new Map(
		input.items.map(({ id }) => {
			const waiting = (answersOf.get(id) ?? []).filter(({ status }) => status === 'pending').length;
			return [id, whyLeftOut(id, input.dropped, waiting)] as const;
		}),
	);
	const analysed = input.items
		.filter(({ id }) => reasons.get(id) === null)
		.map((item) => ({ id: item.id, maxMark: item.points, guessScore: guessScoreOf(item) }));
	const marks = marksByAttempt(items, input);
	const drawn = input.drawn || differ(input.attempts);
	const attempts = [...marks.values()].map((own) => ({ marks: own }));
	const plain = analyseQuiz({ items: analysed, attempts, drawn });
	const analysis = hideUncertain(plain);
	const questions = input.items.map((item): AnalysedQuestion => {
		const answers = (answersOf.get(item.id) ?? []).map(({ attemptId, response }) => ({
			response: readResponse(item, response),
			rest: restShare(analysed, marks.get(attemptId) ?? new Map(), item.id),
		}));
		const counted = partsOf(item).map((part) => countPart(item, part, answers));
		const whole = plain.items.find(({ itemId }) => itemId === item.id) ?? null;
		return {
			item,
			attempts: answers.length,
			statistics: analysis.items.find(({ itemId }) => itemId === item.id) ?? null,
			leftOut: reasons.get(item.id) ?? null,
			advice: whole === null ? null : adviceOnParts(whole, counted),
			parts: counted.map(partView),
		};
	});
	return { analysis, drawn, questions };
}

/** An answer that does not have the form of its kind is none. */
function readResponse(item: Item, stored: unknown): ItemResponse | null {
	if (stored === null) return null;
	try {
		return parseResponse(item, stored);
	} catch (error) {
		if (error instanceof ItemFormatError) return null;
		throw error;
	}
}

interface Counted {
	part: PartOutline;
	counts: OptionCounts;
}

interface GivenAnswer {
	response: ItemResponse | null;
	rest: number | null;
}

function countPart(item: Item, part: PartOutline, answers: ReadonlyArray<GivenAnswer>): Counted {
	const given = answers.map(({ response, rest }) => ({
		rest,
		response,
		chosen: response === null ? [] : (chosenIn(item, response).get(part.id) ?? []),
	}));
	if (part.options !== null) return { part, counts: countOptions(part.options, given) };
	// Typed: the answers are the options, alike when they are compared alike.
	const typed = new Map<string, { id: string; text: string; right: boolean }>();
	const keyed = given.map(({ rest, response, chosen }) => ({
		rest,
		chosen: chosen.map((text) => {
			const id = comparable(text) || text;
			if (!typed.has(id)) {
				const right = response !== null && isTypedRight(item, response, part.id);
				typed.set(id, { id, text, right });
			}
			return id;
		}),
	}));
	return { part, counts: countOptions([...typed.values()], keyed) };
}

/**
 * The advice on a question: by its options when it has one part, else by the part whose key looks wrong, if any.
 * Parts are too many for a word on each option that nobody chose.
 */
function adviceOnParts(item: ItemStatistics, counted: ReadonlyArray<Counted>): Advice {
	const [only] = counted;
	if (counted.length === 1 && only !== undefined) {
		return adviceOn(item, only.part.options === null ? null : only.counts);
	}
	const general = adviceOn(item, null);
	for (const { part, counts } of counted) {
		if (part.options === null) continue;
		const advice = adviceOn(item, counts);
		if (advice.topic === 'check-key' && advice.sentence !== general.sentence) {
			return { topic: 'check-key', sentence: `${advice.sentence} This is about “${part.text}”.` };
		}
	}
	return general;
}

function partView({ part, counts }: Counted): PartView {
	const shown = hideUncertainCounts(counts);
	const feedbackOf = new Map((part.options ?? []).map(({ id, feedback }) => [id, feedback]));
	const all = (shown ?? counts).options.map(
		({ id, text, right, count, upper, lower }): OptionView => ({
			id,
			text,
			right,
			count: shown === null ? 0 : count,
			upper: shown === null ? null : upper,
			lower: shown === null ? null : lower,
			feedback: feedbackOf.get(id) ?? null,
		}),
	);
	const typed = part.options === null;
	// What few typed is not shown before there are enough answers to be one among.
	const listed = !typed ? all : shown === null ? [] : all.toSorted((a, b) => b.count - a.count);
	const { id, text, feedback, answer } = part;
	return {
		id,
		text,
		feedback,
		answer,
		typed,
		options: typed ? listed.slice(0, MOST_TYPED) : listed,
		others: typed ? Math.max(0, listed.length - MOST_TYPED) : 0,
		unanswered: shown?.unanswered ?? null,
		groupSizes: shown?.groupSizes ?? null,
	};
}
