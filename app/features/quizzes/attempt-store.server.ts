/**
 * Reading attempts. What cannot change (an item version, which items an attempt pins) is kept in memory, so that
 * saving an answer needs one statement; what can change is read each time.
 */
import { z } from 'zod';
import type { Item } from '~/core/kinds';
import type { DbOrTx } from '~/db/index.server';
import { loadItems, parsePinned } from '~/features/items/index.server';
import { createLru } from '~/platform/lru';

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
	/** Null for self-study. */
	assignmentId: string | null;
	/** A submitted test shows what was right from this instant on; null: at once. */
	answersFrom: Date | null;
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
		items: await loadItems(db, parsePinned(items)),
	};
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
	/** Whether it is under an assignment, whose dates may move. */
	assigned: boolean;
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
		assigned: attempt.assignmentId !== null,
	};
	facts.set(attemptId, found);
	return found;
}
