/**
 * Reading attempts. What cannot change (an item version, which items an attempt pins) is kept in memory, so that
 * saving an answer needs one statement; what can change is read each time.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
	gradeItem,
	type Item,
	ItemFormatError,
	type ItemResponse,
	type Outcome,
	parseItem,
	parseResponse,
} from '~/core/kinds';
import { type Db, type DbOrTx, isUniqueViolation } from '~/db/index.server';
import { createLru } from '~/platform/lru';

const pinnedItems = z.array(z.object({ itemId: z.string(), versionId: z.string() }));

const attemptSettings = z.object({
	slug: z.string(),
	title: z.string(),
	/** Marked tries an item takes (practice); null: unlimited. */
	tries: z.number().int().min(1).nullable(),
	/** Fraction of an item, 0..1, taken per wrong try. */
	penalty: z.number(),
	timeLimitMinutes: z.number().nullable(),
	certainty: z.boolean(),
	counts: z.enum(['best', 'last', 'first']),
	/** The lesson whose quiz or checks these are; null for a module test. */
	lessonId: z.string().nullable(),
	moduleId: z.string(),
});

/** The rules of an attempt as they were when it began. */
export type AttemptSettings = z.infer<typeof attemptSettings>;

export type BehaviourName = 'check' | 'practice' | 'test';

export interface LoadedAttempt {
	id: string;
	userId: string;
	courseId: string;
	quizId: string;
	behaviour: BehaviourName;
	number: number;
	/** Unsigned 32-bit. */
	seed: number;
	state: 'open' | 'submitted' | 'abandoned';
	/** In the order shown, with their keys: server only. */
	items: Array<Item>;
	settings: AttemptSettings;
	startedAt: Date;
	deadlineAt: Date | null;
	submittedAt: Date | null;
	score: number | null;
	pending: number;
}

/** One step of an item, newest last. */
export interface LoadedStep {
	itemId: string;
	revision: number;
	key: string;
	kind: 'save' | 'try';
	/** As stored; null when the learner emptied the answer. */
	response: unknown;
	fraction: number | null;
	certainty: number | null;
}

const versions = createLru<string, Item>(4_000);
const published = createLru<string, true>(4_000);

/** SHA-256 (hex) of a definition: the same definition is the same version. */
export function versionIdOf(item: Item): string {
	return createHash('sha256').update(JSON.stringify(item)).digest('hex');
}

/** Stores the versions that the database has not seen; returns what an attempt pins. Call outside a transaction. */
export async function publishItems(
	db: Db,
	courseId: string,
	items: Array<Item>,
): Promise<Array<{ itemId: string; versionId: string }>> {
	const pinned = items.map((item) => ({ itemId: item.id, versionId: versionIdOf(item), item }));
	for (const { itemId, versionId, item } of pinned) {
		if (published.get(versionId)) continue;
		const known = await db.itemVersion.findUnique({ where: { id: versionId }, select: { id: true } });
		if (known === null) {
			const definition = JSON.parse(JSON.stringify(item));
			try {
				await db.itemVersion.create({ data: { id: versionId, courseId, itemId, definition } });
			} catch (error) {
				// Somebody else published the same version at the same moment: it is there.
				if (!isUniqueViolation(error, 'ItemVersion', ['id'])) throw error;
			}
		}
		published.set(versionId, true);
	}
	return pinned.map(({ itemId, versionId }) => ({ itemId, versionId }));
}

async function loadItems(db: DbOrTx, pinned: z.infer<typeof pinnedItems>): Promise<Array<Item>> {
	const missing = pinned.filter(({ versionId }) => versions.get(versionId) === undefined);
	if (missing.length > 0) {
		const rows = await db.itemVersion.findMany({
			where: { id: { in: missing.map(({ versionId }) => versionId) } },
			select: { id: true, definition: true },
		});
		for (const row of rows) versions.set(row.id, parseItem(row.definition));
	}
	return pinned.map(({ itemId, versionId }) => {
		const item = versions.get(versionId);
		if (item === undefined) throw new Error(`Item version of ${itemId} is missing.`);
		return item;
	});
}

/** An attempt of this user with its items; null when there is none. */
export async function findAttempt(
	db: DbOrTx,
	attemptId: string,
	userId: string,
): Promise<LoadedAttempt | null> {
	const row = await db.attempt.findUnique({ where: { id: attemptId, userId } });
	return row === null ? null : loadRow(db, row);
}

/** An attempt as stored. */
export type AttemptRow = NonNullable<Awaited<ReturnType<DbOrTx['attempt']['findUnique']>>>;

/** The attempt of a row that was read already. */
export async function loadRow(db: DbOrTx, row: AttemptRow): Promise<LoadedAttempt> {
	const { openKey: _, items, settings, seed, ...facts } = row;
	return {
		...facts,
		seed: Number(seed),
		settings: attemptSettings.parse(settings),
		items: await loadItems(db, pinnedItems.parse(items)),
	};
}

/** What a stored answer turns out to be. */
export type StoredAnswer =
	| { state: 'empty' }
	| { state: 'answered'; response: ItemResponse }
	/** Not in the form of the item's kind, as after a faulty migration: an operation failed, not the learner. */
	| { state: 'unreadable'; reason: string };

/** Reads a stored answer; `null` is one that the learner emptied. */
export function readAnswer(item: Item, stored: unknown): StoredAnswer {
	if (stored === null) return { state: 'empty' };
	try {
		return { state: 'answered', response: parseResponse(item, stored) };
	} catch (error) {
		if (error instanceof ItemFormatError) return { state: 'unreadable', reason: error.message };
		throw error;
	}
}

/** Marks a stored answer; null when it was emptied. Never throws for what is stored. */
export function gradeStored(item: Item, stored: unknown): Outcome | null {
	const answer = readAnswer(item, stored);
	if (answer.state === 'empty') return null;
	return answer.state === 'answered'
		? gradeItem(item, answer.response)
		: { status: 'failed', reason: answer.reason };
}

/** All steps of an attempt, by item, oldest first. */
export async function loadSteps(db: DbOrTx, attemptId: string): Promise<Map<string, Array<LoadedStep>>> {
	const rows = await db.step.findMany({
		where: { attemptId },
		orderBy: { revision: 'asc' },
		select: {
			itemId: true,
			revision: true,
			key: true,
			kind: true,
			response: true,
			fraction: true,
			certainty: true,
		},
	});
	const steps = new Map<string, Array<LoadedStep>>();
	for (const row of rows) {
		const list = steps.get(row.itemId);
		if (list === undefined) steps.set(row.itemId, [row]);
		else list.push(row);
	}
	return steps;
}

/** What never changes about an attempt; kept in memory for the hot path of saving. */
export interface AttemptFacts {
	userId: string;
	items: Map<string, Item>;
	certainty: boolean;
	behaviour: BehaviourName;
}

const facts = createLru<string, AttemptFacts>(5_000);

/** The immutable facts of an attempt of this user; null when there is none. */
export async function attemptFacts(
	db: DbOrTx,
	attemptId: string,
	userId: string,
): Promise<AttemptFacts | null> {
	const known = facts.get(attemptId);
	// A guest's attempt changes hands when the history is merged; then the database is asked again.
	if (known?.userId === userId) return known;
	const attempt = await findAttempt(db, attemptId, userId);
	if (attempt === null) return null;
	const found: AttemptFacts = {
		userId,
		items: new Map(attempt.items.map((item) => [item.id, item])),
		certainty: attempt.settings.certainty,
		behaviour: attempt.behaviour,
	};
	facts.set(attemptId, found);
	return found;
}
