/**
 * Carries the plan of the demo class out with the product's own commands and a clock that stands where the plan says,
 * so that marks, standings and dashboards are made as real ones are.
 */
import { randomUUID } from 'node:crypto';
import { getCatalog, getCourse, getItem } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import type { RequestContext } from '~/context';
import { nextBelow, type RandomStream, randomStream } from '~/core/random';
import { newId } from '~/db/ids';
import { type Db, databaseKind, transact } from '~/db/index.server';
import { markRead } from '~/features/progress/index.server';
import {
	getAttemptPage,
	saveAnswers,
	startQuiz,
	submitAttempt,
	tryItem,
} from '~/features/quizzes/index.server';
import { noteJoined } from '~/features/standings/index.server';
import { rightAnswer, wrongAnswer } from './answers';
import { DEMO_ZONE, type DemoPlan, type DemoSitting, type DemoStudent, planDemo } from './plan';

type DemoContext = Pick<RequestContext, 'db' | 'config'>;

const NAME = 'Demo class';
/** Its name until it is complete, so that a run that was broken off is found and done again. */
const UNFINISHED_NAME = 'Demo class (being filled)';
/** Which of the plan's students is the demo learner's own account. */
const LEARNER_AT = 5;
/** After this many wrong answers a student goes on to the next question. */
const MOST_TRIES = 3;
/** Between two answers of a student. */
const ANSWER_MS = 40_000;
/** Between opening a lesson and beginning its quiz. */
const READING_MS = 8 * 60_000;

interface DemoPeople {
	/** Instructor of the class. */
	instructorId: string;
	/** The account people try the student's side with. */
	learnerId: string;
}

/** What the people of the plan are called in the database. */
interface Filled {
	classId: string;
	userIds: Array<string>;
	assignmentIds: Array<string>;
}

/**
 * Makes the demo class with its thirty students and their histories, unless the database has a class already. What a
 * run that was broken off has left is removed first.
 * @param now the class has run for some weeks then
 * @returns how many sittings of students there were; null when nothing was done: there is a class, or no course
 */
export async function fillDemoClass(
	context: DemoContext,
	{ instructorId, learnerId }: DemoPeople,
	now: Date,
): Promise<number | null> {
	const { db } = context;
	const [entry] = getCatalog();
	const course = entry === undefined ? null : getCourse(entry.id);
	if (course === null) return null;
	await removeUnfinished(db, learnerId);
	if ((await db.class.count()) > 0) return null;
	const plan = planDemo(course, now);
	const filled = await makeClass(db, course, plan, { instructorId, learnerId });
	for (const sitting of plan.sittings) await sit(context, course.id, plan, filled, sitting);
	await db.class.update({ where: { id: filled.classId }, data: { name: NAME } });
	return plan.sittings.length;
}

async function removeUnfinished(db: Db, learnerId: string): Promise<void> {
	const left = await db.class.findFirst({ where: { name: UNFINISHED_NAME }, select: { id: true } });
	if (left === null) return;
	await transact(db, async (tx) => {
		await tx.user.deleteMany({
			where: { id: { not: learnerId }, memberships: { some: { classId: left.id, role: 'student' } } },
		});
		await tx.attempt.deleteMany({ where: { userId: learnerId } });
		await tx.class.delete({ where: { id: left.id } });
	});
}

/** Writes the class, its people and its assignments. */
async function makeClass(
	db: Db,
	course: CourseManifest,
	plan: DemoPlan,
	{ instructorId, learnerId }: DemoPeople,
): Promise<Filled> {
	const classId = newId();
	const userIds = plan.students.map((_, at) => (at === LEARNER_AT ? learnerId : newId()));
	const groupIds = plan.groups.map(() => newId());
	const assignmentIds = plan.assignments.map(() => newId());
	const latePolicy = { percent: 10, per: 'day', floor: 50 };
	const rows = plan.students.map((student, at) => ({ student, userId: userIds[at] ?? '' }));
	await transact(db, async (tx) => {
		await tx.user.createMany({
			data: rows
				.filter(({ userId }) => userId !== learnerId)
				.map(({ student: { name, username }, userId }) => ({
					id: userId,
					name,
					username,
					createdAt: plan.startsAt,
				})),
		});
		await tx.class.create({
			data: {
				id: classId,
				courseId: course.id,
				name: UNFINISHED_NAME,
				zone: DEMO_ZONE,
				joinCode: randomUUID().slice(0, 8),
				latePolicy,
				createdAt: plan.startsAt,
			},
		});
		await tx.group.createMany({
			data: plan.groups.map((name, at) => ({ id: groupIds[at] ?? '', classId, name })),
		});
		await tx.membership.createMany({
			data: [
				{ id: newId(), classId, userId: instructorId, role: 'instructor' as const, joinedAt: plan.startsAt },
				...rows.map(({ student, userId }) => ({
					id: newId(),
					classId,
					userId,
					role: 'student' as const,
					groupId: groupIds[student.group] ?? null,
					joinedAt: plan.startsAt,
					...student.accommodation,
				})),
			],
		});
		await tx.assignment.createMany({
			data: plan.assignments.map(({ published, ...assignment }, at) => ({
				...assignment,
				id: assignmentIds[at] ?? '',
				classId,
				publishedAt: published ? plan.startsAt : null,
				latePolicy,
				position: at,
				createdAt: plan.startsAt,
			})),
		});
		await noteJoined(tx, { classId, userIds });
	});
	return { classId, userIds, assignmentIds };
}

/** Carries one sitting out: reads the lesson, then takes the quiz. */
async function sit(
	context: DemoContext,
	courseId: string,
	plan: DemoPlan,
	{ userIds, assignmentIds }: Filled,
	sitting: DemoSitting,
): Promise<void> {
	const { lessonId, quizSlug, unfinished } = sitting;
	const student = plan.students[sitting.student];
	const userId = userIds[sitting.student];
	const assignment = assignmentIds[sitting.assignment];
	if (student === undefined || userId === undefined || assignment === undefined) {
		throw new Error('A sitting of the demo class names a student or an assignment that is not there.');
	}
	const { db } = context;
	if (lessonId !== null) await markRead(db, { userId, courseId, lessonId }, sitting.at);
	if (quizSlug === null) return;
	let now = new Date(sitting.at.getTime() + READING_MS);
	const started = await startQuiz(context, {
		courseId,
		slug: quizSlug,
		viewer: async () => ({ id: userId }),
		assignment,
		now,
	});
	if (started.kind !== 'started') return;
	const { attemptId } = started;
	const found = await getAttemptPage(db, { attemptId, userId, now });
	if (found.kind !== 'open') return;
	const random = randomStream(sitting.seed);
	const items = found.page.items.slice(0, unfinished ? Math.ceil(found.page.items.length / 2) : undefined);
	for (const { itemId } of items) {
		now = new Date(now.getTime() + ANSWER_MS);
		await answer(context, { courseId, attemptId, userId, itemId, now, random, student, found: found.page });
	}
	if (!unfinished) await submitAttempt(db, { attemptId, userId, now: new Date(now.getTime() + ANSWER_MS) });
}

interface Answering {
	courseId: string;
	attemptId: string;
	userId: string;
	itemId: string;
	now: Date;
	random: RandomStream;
	student: DemoStudent;
	found: { behaviour: 'check' | 'practice' | 'test' };
}

/** Answers one question, in practice again and again until it is right or the student gives up. */
async function answer({ db, config }: DemoContext, input: Answering): Promise<void> {
	const { courseId, attemptId, userId, itemId, now, random, student, found } = input;
	const item = getItem(courseId, itemId)?.item;
	if (item === undefined) return;
	const kind = databaseKind(config.databaseUrl);
	const stubborn = student.persona === 'struggling';
	for (let base = 0; base < MOST_TRIES; base += 1) {
		// Feedback helps: with every try half of what was missing is understood.
		const chance = 1 - (1 - student.ability) / 2 ** base;
		const right = nextBelow(random, 1_000) < chance * 1_000;
		const fields = right ? rightAnswer(item, random) : wrongAnswer(item, random, stubborn);
		const change = { itemId, key: `demo:${itemId}:${base}`, base, fields };
		if (found.behaviour !== 'practice') {
			await saveAnswers(db, kind, {
				attemptId,
				userId,
				answers: [{ ...change, certainty: right ? 3 : 2 }],
				now,
			});
			return;
		}
		const tried = await tryItem(db, kind, { attemptId, userId, ...change, now });
		if (right || tried.kind !== 'tried') return;
	}
}
