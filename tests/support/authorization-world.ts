/** Two classes with everybody who might ask for something, for the table of who may do what. */
import { randomBytes, randomUUID } from 'node:crypto';
import { exampleItem } from '~/core/kinds/testing';
import type { Db } from '~/db/index.server';
import { sessionCookieOf } from '~/features/auth/sign-in.test-support';
import { createTestClass } from '~/features/classes/class.test-support';
import { versionIdOf } from '~/features/items/index.server';

export const ACTORS = [
	'anonymous',
	'guest',
	'student',
	'otherStudent',
	'assistant',
	'instructor',
	'otherInstructor',
	'admin',
] as const;
export type Actor = (typeof ACTORS)[number];

/** What the table's addresses and forms are about; everything belongs to the first class and its first student. */
export interface World {
	/** Cookie headers. */
	cookies: Record<Actor, string>;
	classId: string;
	/** The class of the other instructor and the other student. */
	otherClassId: string;
	/** Published. */
	assignmentId: string;
	draftId: string;
	/** Of the student: one that is open, one that is submitted and waits for a person. */
	openAttemptId: string;
	attemptId: string;
	/** A reflection in both. */
	itemId: string;
	quizId: string;
	/** A user, and their place in the class. */
	studentId: string;
	membershipId: string;
	assistantMembershipId: string;
	groupId: string;
	invitationId: string;
	teacherInvitationId: string;
	regradeId: string;
	calendarToken: string;
	joinCode: string;
}

const NOW = new Date();
const ITEM = exampleItem('reflection', { id: 'by-person', marking: 'person' });
const JOIN_LETTERS = 'bcdfghjkmnpqrstvwxz23456789';

/** Rows of a world of its own, straight into the database. */
export async function createWorld(db: Db): Promise<World> {
	const own = await createTestClass(db, { students: 1 });
	const other = await createTestClass(db, { students: 1 });
	const [student] = own.students;
	const [otherStudent] = other.students;
	if (student === undefined || otherStudent === undefined) throw new Error('A class without students.');
	const person = async (data: { role: 'learner' | 'admin'; guest?: boolean }) => {
		const id = randomUUID();
		const username = data.guest === true ? null : `u-${id.slice(0, 20)}`;
		await db.user.create({ data: { id, name: 'Somebody', role: data.role, username } });
		return id;
	};
	const assistantId = await person({ role: 'learner' });
	const assistantMembershipId = randomUUID();
	await db.membership.create({
		data: {
			id: assistantMembershipId,
			classId: own.id,
			userId: assistantId,
			role: 'assistant',
			joinedAt: NOW,
		},
	});
	const joinCode = Array.from({ length: 8 }, () => {
		return JOIN_LETTERS[Math.floor(Math.random() * JOIN_LETTERS.length)] ?? 'b';
	}).join('');
	await db.class.update({ where: { id: own.id }, data: { joinCode } });
	const calendarToken = randomBytes(32).toString('base64url');
	await db.user.update({ where: { id: student.userId }, data: { calendarToken } });
	const work = await createWork(db, own.id, student.userId);
	const groupId = randomUUID();
	await db.group.create({ data: { id: groupId, classId: own.id, name: 'Group' } });
	const invite = async (role: 'student' | 'assistant') => {
		const id = randomUUID();
		const expiresAt = new Date(NOW.getTime() + 86_400_000);
		await db.invitation.create({
			data: {
				id,
				classId: own.id,
				email: `${id}@example.org`,
				name: 'Invited',
				role,
				tokenHash: id,
				createdAt: NOW,
				expiresAt,
			},
		});
		return id;
	};
	const users: Record<Exclude<Actor, 'anonymous'>, string> = {
		guest: await person({ role: 'learner', guest: true }),
		student: student.userId,
		otherStudent: otherStudent.userId,
		assistant: assistantId,
		instructor: own.instructorId,
		otherInstructor: other.instructorId,
		admin: await person({ role: 'admin' }),
	};
	const cookies = await Promise.all(
		Object.entries(users).map(async ([actor, id]) => [actor, await sessionCookieOf(db, id)] as const),
	);
	return {
		cookies: { anonymous: '', ...(Object.fromEntries(cookies) as Record<keyof typeof users, string>) },
		classId: own.id,
		otherClassId: other.id,
		...work,
		itemId: ITEM.id,
		quizId: 'none',
		studentId: student.userId,
		membershipId: student.membershipId,
		assistantMembershipId,
		groupId,
		invitationId: await invite('student'),
		teacherInvitationId: await invite('assistant'),
		calendarToken,
		joinCode,
	};
}

/** An assignment, a draft, a correction, and two attempts with a question that a person marks. */
async function createWork(db: Db, classId: string, userId: string) {
	const assign = async (publishedAt: Date | null, position: number) => {
		const id = randomUUID();
		const facts = { target: 'quiz', targetId: 'none', title: 'Work', createdAt: NOW } as const;
		await db.assignment.create({ data: { id, classId, publishedAt, position, ...facts } });
		return id;
	};
	const [assignmentId, draftId] = [await assign(NOW, 0), await assign(null, 1)];
	const versionId = versionIdOf(ITEM);
	if ((await db.itemVersion.count({ where: { id: versionId } })) === 0) {
		const definition = JSON.parse(JSON.stringify(ITEM));
		await db.itemVersion.create({
			data: { id: versionId, courseId: 'khojaly', itemId: ITEM.id, definition },
		});
	}
	const attempt = async (number: number, state: 'open' | 'submitted') => {
		const id = randomUUID();
		const submitted = state === 'submitted';
		await db.attempt.create({
			data: {
				id,
				userId,
				courseId: 'khojaly',
				quizId: 'none',
				behaviour: 'test',
				number,
				seed: 1,
				state,
				items: [{ itemId: ITEM.id, versionId }],
				settings: {
					slug: 'none',
					title: 'Work',
					tries: null,
					penalty: 0,
					timeLimitMinutes: null,
					certainty: false,
					counts: 'best',
					lessonId: null,
					moduleId: 'none',
				},
				startedAt: NOW,
				submittedAt: submitted ? NOW : null,
				pending: submitted ? 1 : 0,
				openKey: submitted ? null : `${userId}:khojaly:none:${assignmentId}`,
				assignmentId,
			},
		});
		return id;
	};
	const attemptId = await attempt(1, 'submitted');
	const response = { sections: { for: 'Written.' } };
	await db.step.create({
		data: {
			id: randomUUID(),
			attemptId,
			itemId: ITEM.id,
			revision: 1,
			key: 'written',
			kind: 'try',
			response,
			at: NOW,
		},
	});
	await db.mark.create({
		data: { attemptId, itemId: ITEM.id, objectiveId: 'o', status: 'pending', fraction: null, answered: true },
	});
	const regradeId = randomUUID();
	await db.regrade.create({
		data: {
			id: regradeId,
			classId,
			itemId: 'another',
			kind: 'credit',
			policy: 'replace',
			reason: 'Unclear.',
			createdById: userId,
			createdAt: NOW,
			changes: [],
		},
	});
	return { assignmentId, draftId, attemptId, openAttemptId: await attempt(2, 'open'), regradeId };
}
