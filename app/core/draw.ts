/**
 * Drawing a module test from the items of its lessons. The draw follows from the seed and the ids alone: the order
 * of the lists does not matter, and items of one objective do not change what is drawn for another.
 */
import type { KindName } from './kinds/kind';
import { deriveSeed, shuffle } from './random';

/** An item as the draw sees it. */
export interface DrawableItem {
	id: string;
	objective: string;
	kind: KindName;
}

export interface DrawRequest {
	/** Ids of the objectives to cover. */
	objectives: ReadonlyArray<string>;
	/** Items to draw from; those of other objectives are passed over. */
	items: ReadonlyArray<DrawableItem>;
	/** Items per objective, 1 or more. */
	perObjective: number;
	/** Kinds that are not drawn. */
	exclude: ReadonlyArray<KindName>;
	/**
	 * Items the learner was shown before, oldest first; an id may stand several times. Items never shown are
	 * preferred, then those shown longest ago, so that a retake asks something else.
	 */
	seen: Iterable<string>;
	/** Unsigned 32-bit. */
	seed: number;
}

export interface Draw {
	/** In the order of the test, objectives mixed. */
	itemIds: Array<string>;
	/** Objectives with fewer items than asked for. */
	short: Array<{ objective: string; found: number }>;
}

/**
 * Draws a test.
 * @throws RangeError unless `perObjective` is an integer of at least 1
 */
export function drawTest({ objectives, items, perObjective, exclude, seen, seed }: DrawRequest): Draw {
	if (!Number.isInteger(perObjective) || perObjective < 1) {
		throw new RangeError(`A test draws 1 or more items per objective, not ${perObjective}.`);
	}
	const lastSeen = new Map<string, number>();
	for (const [index, id] of [...seen].entries()) lastSeen.set(id, index);
	/** Order among items that were seen equally long ago. */
	const lot = (id: string) => deriveSeed(seed, id);

	const drawn: Array<string> = [];
	const short: Draw['short'] = [];
	for (const objective of new Set(objectives)) {
		const candidates = new Set(
			items
				.filter((item) => item.objective === objective && !exclude.includes(item.kind))
				.map((item) => item.id),
		);
		const ranked = [...candidates].toSorted(
			(a, b) => (lastSeen.get(a) ?? -1) - (lastSeen.get(b) ?? -1) || lot(a) - lot(b) || (a < b ? -1 : 1),
		);
		drawn.push(...ranked.slice(0, perObjective));
		if (ranked.length < perObjective) short.push({ objective, found: ranked.length });
	}
	return { itemIds: shuffle(deriveSeed(seed, 'order of the test'), drawn.toSorted()), short };
}
