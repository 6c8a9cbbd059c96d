/**
 * What a learner has done in a course, as a set of parts: `read:<lesson>`, `quiz:<lesson>`, `test:<module>`.
 * Everything shown as progress is computed from this set by `core/progress`; nothing is counted up.
 */
import { addDonePart, type Db, type DbOrTx, isUniqueViolation, transact } from '~/db/index.server';
import { noteReading } from '~/features/standings/index.server';

/** The learner's place in a course: the lesson read last, and the heading or paragraph on screen then. */
export interface Place {
	lessonId: string;
	anchor: string | null;
}

/** Reading one lesson. */
export interface Reading {
	userId: string;
	courseId: string;
	lessonId: string;
}

/** Adds the reading of a lesson to the set; doing it again changes nothing, the first instant stays. */
export async function markRead(db: Db, { lessonId, ...learner }: Reading, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await addDonePart(tx, { ...learner, part: `read:${lessonId}`, at: now });
		await noteReading(tx, learner, lessonId);
	});
}

/** Takes the reading of a lesson out of the set: the learner wants to read it again as unread. */
export async function markUnread(db: Db, { lessonId, ...learner }: Reading): Promise<void> {
	await transact(db, async (tx) => {
		await tx.donePart.deleteMany({ where: { ...learner, part: `read:${lessonId}` } });
		await noteReading(tx, learner, lessonId);
	});
}

/** The parts done in one course. */
export async function doneParts(db: DbOrTx, userId: string, courseId: string): Promise<Set<string>> {
	const rows = await db.donePart.findMany({ where: { userId, courseId }, select: { part: true } });
	return new Set(rows.map(({ part }) => part));
}

/** The parts done in every course the learner has touched, by course id. */
export async function donePartsByCourse(db: DbOrTx, userId: string): Promise<Map<string, Set<string>>> {
	const rows = await db.donePart.findMany({ where: { userId }, select: { courseId: true, part: true } });
	const courses = new Map<string, Set<string>>();
	for (const { courseId, part } of rows) {
		const parts = courses.get(courseId) ?? new Set<string>();
		courses.set(courseId, parts.add(part));
	}
	return courses;
}

/** Remembers where the learner stopped reading. */
export async function keepPlace(
	db: Db,
	userId: string,
	courseId: string,
	place: Place,
	now: Date,
): Promise<void> {
	const move = () => db.place.updateMany({ where: { userId, courseId }, data: { ...place, at: now } });
	if ((await move()).count > 0) return;
	try {
		await db.place.create({ data: { userId, courseId, ...place, at: now } });
	} catch (error) {
		if (!isUniqueViolation(error, 'Place', ['userId', 'courseId'])) throw error;
		await move();
	}
}

/** Where the learner stopped in a course; null before the first lesson. */
export async function getPlace(db: DbOrTx, userId: string, courseId: string): Promise<Place | null> {
	return db.place.findUnique({
		where: { userId_courseId: { userId, courseId } },
		select: { lessonId: true, anchor: true },
	});
}
