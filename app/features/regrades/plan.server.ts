/** Looking at what a correction would do, without writing anything. */
import type { Correction } from '~/core/corrections';
import type { Item } from '~/core/kinds';
import type { DbOrTx } from '~/db/index.server';
import {
	readyCorrections,
	type StoredCorrection,
	storedCorrections,
	versionIdOf,
} from '~/features/items/index.server';
import { replayScores } from '~/features/quizzes/index.server';
import { type AskedAttempt, attemptsAsking } from './asked.server';
import type { RegradeKind, RegradePolicy } from './words';

/** Attempts replayed at a time. */
const PAGE = 200;

/** A correction that somebody thinks of. */
export interface Proposal {
	itemId: string;
	kind: RegradeKind;
	/** For a rekey; `replace` otherwise. */
	policy: RegradePolicy;
	/** For a rekey: the question by its new key. */
	item: Item | null;
}

/** What a correction would change for one attempt. */
export interface PlannedChange extends AskedAttempt {
	/** 0..1; null when nothing of it can be marked. */
	before: number | null;
	after: number | null;
}

/** What a correction would change. */
export interface RegradePlan {
	/** Submitted attempts that asked the question, whose score would change. */
	changes: Array<PlannedChange>;
	up: number;
	down: number;
	same: number;
	/** Attempts that are still open: they are marked by the correction when they are submitted. */
	open: number;
}

interface PlanQuery {
	classId: string;
	courseId: string;
	proposal: Proposal;
}

/** The same replay as applying it, of every submitted attempt of the class that asked the question. */
export async function planRegrade(
	db: DbOrTx,
	{ classId, courseId, proposal }: PlanQuery,
): Promise<RegradePlan> {
	const { itemId } = proposal;
	const stored = await storedCorrections(db, classId);
	const corrections = new Map(await readyCorrections(db, stored));
	const newest = stored.findLast((each) => each.itemId === itemId);
	if (newest === undefined || !isSameCorrection(newest, proposal)) {
		corrections.set(itemId, [...(corrections.get(itemId) ?? []), correctionOf(proposal)]);
	}
	const asked = await attemptsAsking(db, { classId, courseId, itemId, userIds: null });
	const submitted = asked.filter(({ state }) => state === 'submitted');
	const planned: Array<PlannedChange> = [];
	for (let at = 0; at < submitted.length; at += PAGE) {
		const page = submitted.slice(at, at + PAGE);
		const ids = page.map(({ id }) => id);
		const scores = await replayScores(db, ids, corrections);
		const scoreOf = new Map(scores.map(({ attemptId, score }) => [attemptId, score]));
		for (const attempt of page) {
			const after = scoreOf.get(attempt.id);
			if (after !== undefined) planned.push({ ...attempt, before: attempt.score, after });
		}
	}
	const changes = planned.filter(({ before, after }) => before !== after);
	const up = changes.filter(({ before, after }) => (after ?? -1) > (before ?? -1)).length;
	return {
		changes,
		up,
		down: changes.length - up,
		same: planned.length - changes.length,
		open: asked.length - submitted.length,
	};
}

function correctionOf({ kind, policy, item }: Proposal): Correction {
	if (kind !== 'rekey') return { kind };
	if (item === null) throw new Error('A rekey needs the question by its new key.');
	return { kind, policy, item };
}

/** Version of the question by its new key; null for what needs none. */
export function versionOf({ kind, item }: Proposal): string | null {
	return kind === 'rekey' && item !== null ? versionIdOf(item) : null;
}

/** Whether a stored correction is the one that is proposed: then it is not added once more. */
export function isSameCorrection(stored: StoredCorrection, proposal: Proposal): boolean {
	if (stored.itemId !== proposal.itemId || stored.kind !== proposal.kind) return false;
	if (proposal.kind !== 'rekey') return true;
	return stored.policy === proposal.policy && stored.versionId === versionOf(proposal);
}
