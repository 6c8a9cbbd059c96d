/**
 * What a write changes in the read models. Call these in the transaction of the write, after it: they count again what
 * the write can have changed, from attempts, tries, done parts and entries, and never add up. So a standing is always
 * what `rebuildStandings` would make of it.
 */
import { newId } from '~/db/ids';
import { holdStandings, type Tx } from '~/db/index.server';
import { lessonOfQuiz, moduleOfLesson } from './course-facts.server';
import { type Learner, only, type People } from './people';
import { peopleOf, recountForUsers } from './recount-assignments.server';
import { recountItems } from './recount-items.server';
import { recountCourse, recountLessons } from './recount-lessons.server';

/** People counted by one statement. */
const PAGE = 200;

/** What was changed of an attempt. */
export interface AttemptChange extends Learner {
	quizId: string;
	/** Null for self-study. */
	assignmentId: string | null;
	/** Questions that were marked: of a try the one, of a submission all, of a beginning none. */
	itemIds: ReadonlyArray<string>;
}

/**
 * An attempt was begun, tried, submitted or marked again. Saving an answer changes no standing.
 * Statements do not grow with the number of learners.
 */
export async function noteAttempt(tx: Tx, change: AttemptChange): Promise<void> {
	const { userId, courseId, quizId, assignmentId, itemIds } = change;
	await holdStandings(tx, courseId, [userId]);
	await recountItems(tx, only(change), itemIds);
	const lessonId = lessonOfQuiz(courseId, quizId);
	if (lessonId !== null) await recountLessons(tx, only(change), [lessonId]);
	if (assignmentId !== null) await recountForUsers(tx, assignmentId, [userId]);
	await recountCourse(tx, only(change));
}

/** Attempts of several people that were marked again, because one question counts otherwise. */
export interface MarksChange extends People {
	itemId: string;
	quizIds: ReadonlyArray<string>;
	assignmentIds: ReadonlyArray<string>;
}

/** As `noteAttempt`, for a page of people at once. Nothing new was done: progress stays. */
export async function noteMarks(tx: Tx, change: MarksChange): Promise<void> {
	const { courseId, userIds, itemId, quizIds, assignmentIds } = change;
	await holdStandings(tx, courseId, userIds);
	await recountItems(tx, change, [itemId]);
	const lessonIds = quizIds.flatMap((quizId) => lessonOfQuiz(courseId, quizId) ?? []);
	await recountLessons(tx, change, lessonIds);
	for (const id of assignmentIds) await recountForUsers(tx, id, userIds);
}

/** A lesson was marked as read, or as unread again. */
export async function noteReading(tx: Tx, learner: Learner, lessonId: string): Promise<void> {
	const { userId, courseId } = learner;
	await holdStandings(tx, courseId, [userId]);
	await recountLessons(tx, only(learner), [lessonId]);
	const moduleId = moduleOfLesson(courseId, lessonId);
	const assignments = await tx.assignment.findMany({
		where: {
			class: { courseId, memberships: { some: { userId, role: 'student' } } },
			OR: [
				{ target: 'lesson', targetId: lessonId },
				...(moduleId === null ? [] : [{ target: 'module' as const, targetId: moduleId }]),
			],
		},
		orderBy: { id: 'asc' },
		select: { id: true },
	});
	for (const { id } of assignments) await recountForUsers(tx, id, [userId]);
	await recountCourse(tx, only(learner));
}

/**
 * Counts the standings of everybody with an assignment again: call it when the target or the counted attempt changed.
 * Dates, limits and policies change no standing.
 */
export async function recountAssignmentForAll(tx: Tx, assignmentId: string): Promise<void> {
	const { courseId } = await courseOf(tx, assignmentId);
	await holdStandings(tx, courseId, await peopleOf(tx, assignmentId));
	// Read again: who came in between is held or not there yet.
	const people = await peopleOf(tx, assignmentId);
	for (let at = 0; at < people.length; at += PAGE) {
		await recountForUsers(tx, assignmentId, people.slice(at, at + PAGE));
	}
}

/**
 * Students joined a class: what they had read before counts for its assignments. Call it after the memberships were
 * written or came back. A bounded number of statements for each assignment and page of people.
 */
export async function noteJoined(
	tx: Tx,
	{ classId, userIds }: { classId: string; userIds: ReadonlyArray<string> },
): Promise<void> {
	if (userIds.length === 0) return;
	const { courseId, assignments } = await tx.class.findUniqueOrThrow({
		where: { id: classId },
		select: { courseId: true, assignments: { select: { id: true }, orderBy: { id: 'asc' } } },
	});
	if (assignments.length === 0) return;
	await holdStandings(tx, courseId, userIds);
	for (const { id } of assignments) {
		for (let at = 0; at < userIds.length; at += PAGE) {
			await recountForUsers(tx, id, userIds.slice(at, at + PAGE));
		}
	}
}

/** What a teacher enters for a student and an assignment. */
export interface NewGradeEntry {
	assignmentId: string;
	userId: string;
	kind: 'override' | 'clear' | 'excuse' | 'unexcuse';
	/** 0..1 for an override, else null. */
	score: number | null;
	/** May be empty. */
	reason: string;
	/** Who entered it. */
	byId: string;
	at: Date;
}

/**
 * Writes what a teacher entered and counts the standing again. Entries of one person and assignment have rising
 * instants even when they are made in the same millisecond, so that the newest is the one that was made last.
 * @returns the entry's id
 */
export async function noteGradeEntry(tx: Tx, entry: NewGradeEntry): Promise<string> {
	const { courseId } = await courseOf(tx, entry.assignmentId);
	await holdStandings(tx, courseId, [entry.userId]);
	const [id = ''] = await writeEntries(tx, entry.assignmentId, [entry]);
	await recountForUsers(tx, entry.assignmentId, [entry.userId]);
	return id;
}

/**
 * As `noteGradeEntry` for many entries of one class, such as those of a file: statements grow with the assignments,
 * not with the entries. Of several for one cell the last in the list is the newest.
 */
export async function noteGradeEntries(tx: Tx, entries: ReadonlyArray<NewGradeEntry>): Promise<void> {
	const [first] = entries;
	if (first === undefined) return;
	const { courseId } = await courseOf(tx, first.assignmentId);
	await holdStandings(tx, courseId, [...new Set(entries.map(({ userId }) => userId))].sort());
	for (const assignmentId of [...new Set(entries.map((entry) => entry.assignmentId))].sort()) {
		const own = entries.filter((entry) => entry.assignmentId === assignmentId);
		const people = [...new Set(own.map(({ userId }) => userId))];
		await writeEntries(tx, assignmentId, own);
		for (let at = 0; at < people.length; at += PAGE) {
			await recountForUsers(tx, assignmentId, people.slice(at, at + PAGE));
		}
	}
}

/** Adds entries of one assignment, each later than all before it of the same person. @returns their ids */
async function writeEntries(
	tx: Tx,
	assignmentId: string,
	entries: ReadonlyArray<NewGradeEntry>,
): Promise<Array<string>> {
	const known = await tx.gradeEntry.groupBy({
		by: ['userId'],
		where: { assignmentId, userId: { in: [...new Set(entries.map(({ userId }) => userId))] } },
		_max: { at: true },
	});
	const latest = new Map(known.map(({ userId, _max }) => [userId, _max.at?.getTime() ?? 0]));
	const rows = entries.map((entry) => {
		const at = Math.max(entry.at.getTime(), (latest.get(entry.userId) ?? 0) + 1);
		latest.set(entry.userId, at);
		return { ...entry, id: newId(), at: new Date(at) };
	});
	await tx.gradeEntry.createMany({ data: rows });
	return rows.map(({ id }) => id);
}

async function courseOf(tx: Tx, assignmentId: string): Promise<{ courseId: string }> {
	const assignment = await tx.assignment.findUniqueOrThrow({
		where: { id: assignmentId },
		select: { class: { select: { courseId: true } } },
	});
	return assignment.class;
}
