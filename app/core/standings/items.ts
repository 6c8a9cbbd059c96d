/** How a learner stands with one question, counted from all marked tries. */

/** One marked try. */
export interface MarkedTry {
	at: Date;
	attemptId: string;
	/** Of the step within the attempt and item. */
	revision: number;
	/** 0..1. */
	fraction: number;
	/** Codes of the misconceptions that the answer shows, each once. */
	misconceptions: ReadonlyArray<string>;
}

/** What `ItemStanding` says. */
export interface ItemCount {
	/** Tries that were not fully right since the last fully right one. */
	wrongInRow: number;
	tries: number;
	/** Whether the last try was fully right. */
	right: boolean;
	lastAt: Date;
}

/** What `MisconceptionStanding` says of one misconception. */
export interface MisconceptionCount {
	code: string;
	times: number;
	firstAt: Date;
	lastAt: Date;
}

/** As `isRight` of the behaviours: forgives the rounding of binary fractions. */
const isRight = ({ fraction }: MarkedTry) => fraction >= 1 - 1e-9;

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** By instant; tries of one millisecond in an order that is the same every time. */
function inOrder(tries: ReadonlyArray<MarkedTry>): Array<MarkedTry> {
	return tries.toSorted(
		(a, b) => a.at.getTime() - b.at.getTime() || compare(a.attemptId, b.attemptId) || a.revision - b.revision,
	);
}

/** Null without a try. The tries may come in any order. */
export function itemStanding(tries: ReadonlyArray<MarkedTry>): ItemCount | null {
	const ordered = inOrder(tries);
	const last = ordered.at(-1);
	if (last === undefined) return null;
	const wrongInRow = ordered.length - 1 - ordered.findLastIndex(isRight);
	return { wrongInRow, tries: ordered.length, right: wrongInRow === 0, lastAt: last.at };
}

/** One entry for each misconception that a try showed, by code. The tries may come in any order. */
export function misconceptionStandings(tries: ReadonlyArray<MarkedTry>): Array<MisconceptionCount> {
	const counts = new Map<string, MisconceptionCount>();
	for (const { at, misconceptions } of inOrder(tries)) {
		for (const code of new Set(misconceptions)) {
			const known = counts.get(code);
			counts.set(code, {
				code,
				times: (known?.times ?? 0) + 1,
				firstAt: known?.firstAt ?? at,
				lastAt: at,
			});
		}
	}
	return [...counts.values()].toSorted((a, b) => compare(a.code, b.code));
}
