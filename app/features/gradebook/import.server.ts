/** Bringing grades in from a file: a preview of every change, and writing exactly what was previewed. */
import { createHash } from 'node:crypto';
import type { RequestContext } from '~/context';
import { encodeCsv } from '~/core/csv';
import { type DbOrTx, databaseKind, holdStandings, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { type NewGradeEntry, noteGradeEntries } from '~/features/standings/index.server';
import { columnHead, EXCUSED, ID_HEAD } from './grade-file';
import { gradebookOf } from './gradebook.server';
import { type ImportPlan, type PlannedChange, type PlanResult, planImport } from './import-plan';
import { wholeGradebook } from './rows.server';
import type { ImportPreview } from './views';

/** Every grade of a large class at once takes some seconds, and is written whole or not at all. */
const COMMIT_MS = 60_000;
/** Changes that one page shows; the rest is counted. */
const SHOWN_CHANGES = 1_000;
const SHOWN_PROBLEMS = 200;

/** What was previewed, in short: the same changes to the same cells. */
function hashOf(changes: ReadonlyArray<PlannedChange>): string {
	const facts = changes.map(({ userId, assignmentId, before, after }) => [
		userId,
		assignmentId,
		before,
		after,
	]);
	return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** The changes alone as a file, for the form that confirms them. */
function changesFile(changes: ReadonlyArray<PlannedChange>): string {
	const assignments = [...new Map(changes.map(({ assignmentId, title }) => [assignmentId, title]))];
	const byStudent = new Map<string, Map<string, PlannedChange['after']>>();
	for (const { userId, assignmentId, after } of changes) {
		const own = byStudent.get(userId) ?? new Map<string, PlannedChange['after']>();
		byStudent.set(userId, own.set(assignmentId, after));
	}
	return encodeCsv([
		[ID_HEAD, ...assignments.map(([id]) => columnHead('', 'assignment', id).trim())],
		...[...byStudent].map(([userId, own]) => [userId, ...assignments.map(([id]) => own.get(id) ?? null)]),
	]);
}

function previewOf({ changes, problems, ...rest }: ImportPlan): ImportPreview {
	return {
		...rest,
		changes: changes.slice(0, SHOWN_CHANGES),
		changeCount: changes.length,
		problems: problems.slice(0, SHOWN_PROBLEMS),
		problemCount: problems.length,
		file: changesFile(changes),
		hash: hashOf(changes),
	};
}

async function planNow(
	db: DbOrTx,
	context: RequestContext,
	access: ClassAccess,
	text: string,
): Promise<PlanResult> {
	const kind = databaseKind(context.config.databaseUrl);
	const { assignments, rows } = await wholeGradebook(db, kind, gradebookOf(context, access));
	return planImport(text, { columns: assignments, rows });
}

export type PreviewResult = { ok: true; preview: ImportPreview } | { ok: false; problem: string };

/** What a file would change; writes nothing. */
export async function previewImport(
	context: RequestContext,
	access: ClassAccess,
	text: string,
): Promise<PreviewResult> {
	const result = await planNow(context.db, context, access, text);
	return result.ok ? { ok: true, preview: previewOf(result.plan) } : result;
}

/** The entries that make one cell say what the file says. */
function entriesOf(
	{ userId, assignmentId, after, wasExcused }: PlannedChange,
	byId: string,
	at: Date,
): Array<NewGradeEntry> {
	const entry = { userId, assignmentId, reason: 'import', byId, at };
	if (after === EXCUSED) return [{ ...entry, kind: 'excuse', score: null }];
	const score: NewGradeEntry = { ...entry, kind: 'override', score: after / 100 };
	return wasExcused ? [{ ...entry, kind: 'unexcuse', score: null }, score] : [score];
}

export type CommitResult =
	/** How many cells now say what the file says. */
	| { ok: true; written: number }
	/** The gradebook has changed since the preview: the changes as they would be now. Nothing was written. */
	| { ok: false; preview: ImportPreview }
	| { ok: false; problem: string };

async function write(tx: Tx, access: ClassAccess, plan: ImportPlan, at: Date): Promise<void> {
	const { viewer, class: facts } = access;
	await noteGradeEntries(
		tx,
		plan.changes.flatMap((change) => entriesOf(change, viewer.id, at)),
	);
	await writeAudit(tx, {
		actorId: viewer.id,
		action: 'grade.import',
		classId: facts.id,
		subjectId: facts.id,
		detail: { cells: plan.changes.length },
		at,
	});
}

/**
 * Writes what was previewed, all of it or nothing.
 * @param file from the preview, with its `hash`. When everything in it is there already, as after a double press,
 * nothing is written and all is well.
 */
export async function commitImport(
	context: RequestContext,
	access: ClassAccess,
	{ file, hash }: { file: string; hash: string },
): Promise<CommitResult> {
	const { db, now } = context;
	const first = await planNow(db, context, access, file);
	if (!first.ok) return first;
	const userIds = [...new Set(first.plan.changes.map(({ userId }) => userId))].toSorted();
	const commit = async (tx: Tx): Promise<CommitResult> => {
		// Held before the gradebook is read again, so that of two teachers at once the second sees the first.
		await holdStandings(tx, access.class.courseId, userIds);
		const result = await planNow(tx, context, access, file);
		if (!result.ok) return result;
		const { plan } = result;
		if (plan.changes.length === 0 && plan.problems.length === 0) return { ok: true, written: 0 };
		if (hashOf(plan.changes) !== hash) return { ok: false, preview: previewOf(plan) };
		await write(tx, access, plan, now());
		return { ok: true, written: plan.changes.length };
	};
	return transact(db, commit, COMMIT_MS);
}
