/** Marking a written answer: the marks are added, the attempt is marked again, and the student is told. */
import type { RequestContext } from '~/context';
import { newId } from '~/db/ids';
import { holdStandings, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { sendMessages } from '~/features/messages/index.server';
import { remarkAttempt } from '~/features/quizzes/index.server';
import { paths } from '~/platform/paths';
import { type FoundReflection, findReflection } from './reflection.server';

export interface MarkInput {
	attemptId: string;
	itemId: string;
	/** By criterion; each of a level of it. */
	points: Record<string, number>;
	/** May be empty. */
	comment: string;
	/** Id of the newest marking that whoever marks has seen; '' when there was none. */
	seen: string;
}

/** What of a marking another teacher needs to know. */
export interface NewestMarking {
	id: string;
	fraction: number;
	comment: string;
	byId: string;
	at: Date;
}

export type MarkResult =
	| { ok: true }
	| { ok: false; reason: 'not found' }
	/** Criteria without a level of theirs. */
	| { ok: false; reason: 'incomplete'; criteria: Array<{ id: string; criterion: string }> }
	/** Somebody else has marked it since. */
	| { ok: false; reason: 'stale'; newest: NewestMarking | null };

type Rubric = FoundReflection['item']['rubric'];

/** Marks for an answer, and how they compare with all that could be had. */
function marksFor(rubric: Rubric, given: Readonly<Record<string, number>>) {
	const points = Object.fromEntries(
		rubric.flatMap(({ id, levels }) => {
			const level = levels.find((each) => Object.hasOwn(given, id) && each.points === given[id]);
			return level === undefined ? [] : [[id, level.points] as const];
		}),
	);
	const most = rubric.reduce((sum, { levels }) => sum + Math.max(...levels.map((level) => level.points)), 0);
	const sum = Object.values(points).reduce((total, each) => total + each, 0);
	const missing = rubric.filter(({ id }) => !Object.hasOwn(points, id));
	// The kind refuses levels that are all worth nothing only by two being different: most is above 0.
	return { points, fraction: sum / most, missing };
}

const samePoints = (one: unknown, other: Record<string, number>) =>
	JSON.stringify(Object.entries(one ?? {}).toSorted()) === JSON.stringify(Object.entries(other).toSorted());

async function tellStudent(
	tx: Tx,
	{ config }: RequestContext,
	classId: string,
	{ attemptId, student, assignment }: FoundReflection,
	at: Date,
): Promise<void> {
	const waiting = await tx.mark.count({ where: { attemptId, status: 'pending' } });
	if (waiting > 0) return;
	const address = `${config.origin ?? ''}${paths.attemptReview(attemptId)}`;
	await sendMessages(tx, {
		toIds: [student.id],
		fromId: null,
		classId,
		subject: `Marked: ${assignment.title}`,
		body: `What you wrote for “${assignment.title}” has been marked. Read the marks and the comment in the review of your attempt: ${address}`,
		at,
	});
}

/** Marks an answer, unless somebody has marked it since the page was shown. Sending it twice marks it once. */
export async function markReflection(
	context: RequestContext,
	{ viewer, class: { id: classId, courseId } }: ClassAccess,
	{ seen, comment, points: given, attemptId, itemId }: MarkInput,
): Promise<MarkResult> {
	const at = context.now();
	return transact(context.db, async (tx): Promise<MarkResult> => {
		const found = await findReflection(tx, classId, { attemptId, itemId });
		if (found === null) return { ok: false, reason: 'not found' };
		const { points, fraction, missing } = marksFor(found.item.rubric, given);
		if (missing.length > 0) return { ok: false, reason: 'incomplete', criteria: missing };
		// Held before the newest marking is read, so that of two teachers at once the second sees the first.
		await holdStandings(tx, courseId, [found.student.id]);
		const newest = await tx.marking.findFirst({
			where: { attemptId, itemId },
			orderBy: [{ at: 'desc' }, { id: 'desc' }],
		});
		if ((newest?.id ?? '') !== seen) {
			const again =
				newest !== null &&
				newest.byId === viewer.id &&
				newest.comment === comment &&
				samePoints(newest.points, points);
			return again ? { ok: true } : { ok: false, reason: 'stale', newest };
		}
		const rising = newest === null ? at : new Date(Math.max(at.getTime(), newest.at.getTime() + 1));
		const marking = {
			id: newId(),
			attemptId,
			itemId,
			points,
			fraction,
			comment,
			byId: viewer.id,
			at: rising,
		};
		await tx.marking.create({ data: marking });
		await remarkAttempt(tx, attemptId);
		// The attempt, not the student: where names are hidden, the log hides them as well.
		const entry = { actorId: viewer.id, action: 'marking.mark', classId, subjectId: attemptId };
		await writeAudit(tx, { ...entry, detail: { itemId, fraction }, at });
		await tellStudent(tx, context, classId, found, at);
		return { ok: true };
	});
}
