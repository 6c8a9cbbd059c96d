/** Making, changing, publishing, ordering and deleting assignments. Every query names the class. */
import { newId } from '~/db/ids';
import { type Db, jsonOrNull, type Tx, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { recountAssignmentForAll } from '~/features/standings/index.server';
import type { AssignmentInput } from './assignment-form.server';
import { type AssignmentFacts, findAssignment } from './facts.server';
import { recomputeOpenAttempts } from './recompute.server';
import { sentenceBodies, tellStudents } from './tell.server';

/** Who does it, and where. */
export interface Acting {
	classId: string;
	actorId: string;
	now: Date;
}

/** Another teacher has saved since; nothing was written. */
export interface Conflict {
	kind: 'conflict';
	/** As it is stored now. */
	current: AssignmentFacts;
	/** Name of who changed it last; null when nobody knows any more. */
	by: string | null;
}

export type SaveResult =
	| { kind: 'saved' }
	| { kind: 'not-found' }
	| { kind: 'refused'; errors: Record<string, string> }
	| Conflict;

function rowOf(input: AssignmentInput) {
	const { groupIds: _groups, membershipIds: _people, latePolicy, missingPolicy, ...facts } = input;
	return { ...facts, latePolicy: jsonOrNull(latePolicy), missingPolicy: jsonOrNull(missingPolicy) };
}

const recipientRows = (
	assignmentId: string,
	{ groupIds, membershipIds }: Pick<AssignmentInput, 'groupIds' | 'membershipIds'>,
) => [
	...groupIds.map((groupId) => ({ id: newId(), assignmentId, groupId })),
	...membershipIds.map((membershipId) => ({ id: newId(), assignmentId, membershipId })),
];

const dateFacts = ({
	opensAt,
	dueAt,
	closesAt,
}: Pick<AssignmentInput, 'opensAt' | 'dueAt' | 'closesAt'>) => ({
	opensAt: opensAt?.toISOString() ?? null,
	dueAt: dueAt?.toISOString() ?? null,
	closesAt: closesAt?.toISOString() ?? null,
});

/** What cannot be published: nobody could begin it. */
function publishErrors(
	{ closesAt }: Pick<AssignmentInput, 'closesAt'>,
	now: Date,
): Record<string, string> | null {
	return closesAt !== null && closesAt <= now
		? { closes: 'This closing date has passed: nobody could begin. Move it, or save as a draft.' }
		: null;
}

/** Adds an assignment at the end of the class's list. @returns its id, or what is wrong, by field */
export async function createAssignment(
	db: Db,
	{ classId, actorId, now }: Acting,
	input: AssignmentInput,
	publish: boolean,
): Promise<{ kind: 'created'; id: string } | { kind: 'refused'; errors: Record<string, string> }> {
	const errors = publish ? publishErrors(input, now) : null;
	if (errors !== null) return { kind: 'refused', errors };
	const id = newId();
	await transact(db, async (tx) => {
		const { _max } = await tx.assignment.aggregate({ where: { classId }, _max: { position: true } });
		await tx.assignment.create({
			data: {
				...rowOf(input),
				id,
				classId,
				position: (_max.position ?? 0) + 1,
				publishedAt: publish ? now : null,
				createdAt: now,
			},
		});
		await tx.assignmentRecipient.createMany({ data: recipientRows(id, input) });
		// What was read before counts.
		await recountAssignmentForAll(tx, id);
		const detail = { title: input.title, published: publish, ...dateFacts(input) };
		await writeAudit(tx, { actorId, action: 'assignment.create', classId, subjectId: id, detail, at: now });
	});
	return { kind: 'created', id };
}

/** Undoes the transaction around it. */
class Refused extends Error {
	constructor(readonly errors: Record<string, string>) {
		super('refused');
	}
}

export interface UpdateInput extends AssignmentInput {
	id: string;
	/** As the teacher saw it. */
	revision: number;
	/** Null leaves it as it is. */
	publish: boolean | null;
}

/**
 * Changes an assignment unless somebody else has since `revision`. Attempts that run get their new deadline at once, and
 * their students are told.
 */
export async function updateAssignment(db: Db, acting: Acting, input: UpdateInput): Promise<SaveResult> {
	try {
		return await transact(db, (tx) => update(tx, acting, input));
	} catch (error) {
		if (error instanceof Refused) return { kind: 'refused', errors: error.errors };
		throw error;
	}
}

async function update(
	tx: Tx,
	{ classId, actorId, now }: Acting,
	{ id, revision, publish, ...input }: UpdateInput,
): Promise<SaveResult> {
	const before = await findAssignment(tx, classId, id);
	if (before === null) return { kind: 'not-found' };
	const becomesPublished = publish === true && before.publishedAt === null;
	const publishedAt = publish === null ? before.publishedAt : publish ? (before.publishedAt ?? now) : null;
	// Taken first: from here on nobody begins an attempt under the old rules.
	const taken = await tx.assignment.updateMany({
		where: { id, classId, revision },
		data: { ...rowOf(input), publishedAt, revision: { increment: 1 } },
	});
	if (taken.count === 0) return conflict(tx, classId, id);
	const errors = becomesPublished ? publishErrors(input, now) : null;
	if (errors !== null) throw new Refused(errors);
	const moved = before.target !== input.target || before.targetId !== input.targetId;
	if (moved || (publishedAt === null && before.publishedAt !== null)) {
		const attempts = await tx.attempt.count({ where: { assignmentId: id } });
		const sentence =
			'Students have begun it: this cannot be changed any more. Make a new assignment instead.';
		if (attempts > 0) throw new Refused(moved ? { target: sentence } : { '': sentence });
	}
	await tx.assignmentRecipient.deleteMany({ where: { assignmentId: id } });
	await tx.assignmentRecipient.createMany({ data: recipientRows(id, input) });
	// Before any attempt is touched: submissions hold standings first, then the attempt.
	if (moved || before.counts !== input.counts) await recountAssignmentForAll(tx, id);
	const { sentences, moved: movedAttempts } = await recomputeOpenAttempts(tx, {
		classId,
		assignmentIds: [id],
		userIds: null,
		now,
	});
	const subject = `The rules of “${input.title}” were changed`;
	await tellStudents(tx, { classId, subject, bodies: sentenceBodies(sentences), at: now });
	const published = publishedAt !== null;
	const detail = { title: input.title, published, ...dateFacts(input), movedAttempts };
	const action = becomesPublished ? 'assignment.publish' : 'assignment.update';
	await writeAudit(tx, { actorId, action, classId, subjectId: id, detail, at: now });
	return { kind: 'saved' };
}

async function conflict(tx: Tx, classId: string, id: string): Promise<Conflict | { kind: 'not-found' }> {
	const current = await findAssignment(tx, classId, id);
	if (current === null) return { kind: 'not-found' };
	const last = await tx.auditEntry.findFirst({
		where: { classId, subjectId: id },
		orderBy: { at: 'desc' },
		select: { actorId: true },
	});
	const by =
		last === null || last.actorId === null
			? null
			: await tx.user.findUnique({ where: { id: last.actorId }, select: { name: true } });
	return { kind: 'conflict', current, by: by?.name ?? null };
}

/** Deletes a draft that nobody has begun. @returns false when it is no such draft of this class */
export async function deleteDraft(db: Db, { classId, actorId, now }: Acting, id: string): Promise<boolean> {
	return transact(db, async (tx) => {
		const draft = await tx.assignment.findUnique({ where: { id, classId }, select: { title: true } });
		const { count } = await tx.assignment.deleteMany({
			where: { id, classId, publishedAt: null, attemptRows: { none: {} } },
		});
		if (draft === null || count === 0) return false;
		const detail = { title: draft.title };
		await writeAudit(tx, { actorId, action: 'assignment.delete', classId, subjectId: id, detail, at: now });
		return true;
	});
}

/** Moves an assignment one place up or down. @returns false when the class has no such assignment */
export async function moveAssignment(
	db: Db,
	{ classId, actorId, now }: Acting,
	id: string,
	direction: 'up' | 'down',
): Promise<boolean> {
	return transact(db, async (tx) => {
		const rows = await tx.assignment.findMany({
			where: { classId },
			orderBy: [{ position: 'asc' }, { id: 'asc' }],
			select: { id: true, position: true },
		});
		const from = rows.findIndex((row) => row.id === id);
		if (from === -1) return false;
		const to = direction === 'up' ? from - 1 : from + 1;
		const order = rows.map((row) => row.id);
		const other = order[to];
		if (other === undefined) return true;
		order[to] = id;
		order[from] = other;
		for (const [at, each] of order.entries()) {
			if (rows.find((row) => row.id === each)?.position === at + 1) continue;
			await tx.assignment.updateMany({ where: { id: each, classId }, data: { position: at + 1 } });
		}
		const detail = { direction };
		await writeAudit(tx, { actorId, action: 'assignment.move', classId, subjectId: id, detail, at: now });
		return true;
	});
}
