/** The corrections that hold for attempts under assignments of a class; see `core/corrections`. */
import { type Correction, verdictOf } from '~/core/corrections';
import type { DbOrTx } from '~/db/index.server';
import { loadItems, type PinnedItems } from './versions.server';

/** A correction as stored, read for applying it. */
export interface StoredCorrection {
	id: string;
	itemId: string;
	kind: 'rekey' | 'drop' | 'credit';
	policy: 'replace' | 'keepHigher';
	/** For a rekey. */
	versionId: string | null;
}

/** Corrections by item id, oldest first. */
export type Corrections = ReadonlyMap<string, ReadonlyArray<Correction>>;

/** Of attempts that are under no assignment, and of classes that have corrected nothing. */
export const NO_CORRECTIONS: Corrections = new Map();

/** The columns of `Regrade` that `StoredCorrection` needs. */
export const CORRECTION = { id: true, itemId: true, kind: true, policy: true, versionId: true } as const;

/** The corrections that hold in a class, oldest first. */
export async function storedCorrections(db: DbOrTx, classId: string): Promise<Array<StoredCorrection>> {
	return db.regrade.findMany({
		where: { classId, revertedAt: null },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: CORRECTION,
	});
}

/** Makes stored corrections ready to apply. @param stored oldest first */
export async function readyCorrections(
	db: DbOrTx,
	stored: ReadonlyArray<StoredCorrection>,
): Promise<Corrections> {
	const pinned = stored.flatMap(({ itemId, versionId }) =>
		versionId === null ? [] : [{ itemId, versionId }],
	);
	const items = await loadItems(db, pinned);
	const versions = new Map(pinned.map(({ versionId }, at) => [versionId, items[at]]));
	const corrections = new Map<string, Array<Correction>>();
	for (const { itemId, kind, policy, versionId } of stored) {
		const list = corrections.get(itemId) ?? [];
		corrections.set(itemId, list);
		const item = versionId === null ? undefined : versions.get(versionId);
		if (kind !== 'rekey') list.push({ kind });
		else if (item !== undefined) list.push({ kind, policy, item });
	}
	return corrections;
}

/**
 * The corrections that hold for attempts under these assignments, by assignment. An assignment without any is left
 * out. Three statements at most, however many assignments.
 */
export async function loadCorrections(
	db: DbOrTx,
	assignmentIds: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Corrections>> {
	if (assignmentIds.length === 0) return new Map();
	const assignments = await db.assignment.findMany({
		where: { id: { in: [...new Set(assignmentIds)] } },
		select: { id: true, classId: true },
	});
	const regrades = await db.regrade.findMany({
		where: { classId: { in: [...new Set(assignments.map(({ classId }) => classId))] }, revertedAt: null },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { ...CORRECTION, classId: true },
	});
	const found = new Map<string, Corrections>();
	const ready = new Map<string, Corrections>();
	for (const { id, classId } of assignments) {
		const own = regrades.filter((regrade) => regrade.classId === classId);
		if (own.length === 0) continue;
		const corrections = ready.get(classId) ?? (await readyCorrections(db, own));
		ready.set(classId, corrections);
		found.set(id, corrections);
	}
	return found;
}

/** What corrections mean for an attempt that begins. */
export interface StartCorrections {
	/** Items that are not asked any more. */
	dropped: ReadonlySet<string>;
	/** Version to ask, by item. */
	versions: ReadonlyMap<string, string>;
}

/** The corrections that hold for an attempt beginning under an assignment; none for self-study. */
export async function correctionsAtStart(db: DbOrTx, assignmentId: string | null): Promise<StartCorrections> {
	const assignment =
		assignmentId === null
			? null
			: await db.assignment.findUnique({ where: { id: assignmentId }, select: { classId: true } });
	const stored = assignment === null ? [] : await storedCorrections(db, assignment.classId);
	const itemIds = [...new Set(stored.map(({ itemId }) => itemId))];
	const of = (id: string) => stored.filter(({ itemId }) => itemId === id);
	return {
		dropped: new Set(itemIds.filter((id) => verdictOf(of(id)) === 'dropped')),
		versions: new Map(
			stored.flatMap(({ itemId, versionId }) => (versionId === null ? [] : [[itemId, versionId]])),
		),
	};
}

/** Pins the corrected version of each item that has one. */
export function pinCorrected(pinned: PinnedItems, { versions }: StartCorrections): PinnedItems {
	return pinned.map(({ itemId, versionId }) => ({ itemId, versionId: versions.get(itemId) ?? versionId }));
}
