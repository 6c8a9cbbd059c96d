/** An assignment as a student sees it at any instant. Nothing is written, and no clock is moved but this page's. */
import { getCourse } from '~/content/index.server';
import { assignmentParts } from '~/core/assignments';
import { describeAccommodation, formatBoth, LOCALE, localOf, STATE_SENTENCES } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';
import { typedInstant } from './dates-form.server';
import { loadPeople } from './editor-page.server';
import { accommodationOf, findAssignment, isFor, rulesFor, STUDENT_FACTS } from './facts.server';
import { gradeOf, NO_STANDING, type StandingFacts } from './grade';
import { zoneOf } from './list-page.server';
import { latenessNow, ruleLines } from './rule-words';
import type { PreviewView } from './views';

interface PreviewQuery {
	assignmentId: string;
	/** A membership of the class; null: any student. */
	membershipId: string | null;
	/** Local date and time of the class; null, or what is none: now. */
	at: string | null;
	now: Date;
}

const ANYBODY = { id: '', groupId: null, limitMultiplier: 1, extraDays: 0, extraAttempts: 0 };

/** What a standing was at an earlier instant: what was done later is not done yet. */
function standingAt(standing: StandingFacts | null, at: Date): StandingFacts {
	if (standing === null) return NO_STANDING;
	return standing.completedAt !== null && standing.completedAt > at
		? { ...standing, completedAt: null, score: null }
		: standing;
}

/** @throws {Response} 404 when the class has no such assignment or student */
export async function getPreview(
	db: DbOrTx,
	access: ClassAccess,
	{ assignmentId, membershipId, at, now }: PreviewQuery,
): Promise<PreviewView> {
	const { id: classId, courseId, zone } = access.class;
	const [assignment, people, viewerOwnZone, member] = await Promise.all([
		findAssignment(db, classId, assignmentId),
		loadPeople(db, classId),
		zoneOf(db, access.viewer.id, zone),
		membershipId === null
			? null
			: db.membership.findUnique({
					where: { id: membershipId, classId, role: 'student', leftAt: null },
					select: { ...STUDENT_FACTS, userId: true, user: { select: { name: true, zone: true } } },
				}),
	]);
	if (assignment === null || (membershipId !== null && member === null)) throw notFound();
	const instant = (at === null ? null : typedInstant(at, zone)) ?? now;
	const student = member ?? ANYBODY;
	const viewerZone = member === null ? viewerOwnZone : (member.user.zone ?? zone);
	const row =
		member === null
			? null
			: await db.assignmentStanding.findUnique({
					where: { assignmentId_userId: { assignmentId, userId: member.userId } },
				});
	const rules = rulesFor(assignment, student, zone);
	const words = { ...assignment, rules, zone, viewerZone };
	const { latePolicy, missingPolicy } = assignment;
	const standing = standingAt(row, instant);
	const grade = gradeOf({ standing, rules, latePolicy, missingPolicy, zone, now: instant });
	const accommodation = accommodationOf(student);
	const hidden =
		assignment.publishedAt === null
			? 'It is a draft: no student sees it. This is how it would look.'
			: member !== null && !isFor(assignment, member)
				? 'It is not for this student: they do not see it.'
				: null;
	const course = getCourse(courseId);
	return {
		classId,
		id: assignment.id,
		title: assignment.title,
		zone,
		viewerZone,
		students: people.students,
		student: membershipId,
		studentName: member?.user.name ?? 'any student',
		at: localOf(instant, zone).slice(0, 16),
		atWords: formatBoth(instant, zone, viewerZone, LOCALE),
		visible: hidden === null,
		hidden,
		state: grade.state,
		stateSentence: STATE_SENTENCES[grade.state],
		rules: ruleLines(words),
		accommodation: accommodation === null ? null : describeAccommodation(accommodation),
		lateNow: standing.completedAt === null ? latenessNow({ ...words, now: instant }) : null,
		grade: gradeWords(grade),
		parts:
			course === null
				? []
				: assignmentParts(course, assignment.target, assignment.targetId).map(({ part, title }) =>
						part.startsWith('read:') ? `Read: ${title}` : title,
					),
	};
}

/** A score with its arithmetic; null when there is neither. */
export function gradeWords({
	score,
	sentence,
}: {
	score: number | null;
	sentence: string | null;
}): string | null {
	const shown = score === null ? null : `${Number((100 * score).toFixed(2))} %`;
	const words = [shown, sentence].filter((part) => part !== null).join('. ');
	return words === '' ? null : words;
}
