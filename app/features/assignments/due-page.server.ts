/** What a student has to do, class by class: what is due first, with everything needed to decide what to do next. */
import { getCourse } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { type AssignmentPart, assignmentParts } from '~/core/assignments';
import { describeAccommodation, formatBoth, LOCALE, STATE_SENTENCES, type StudentState } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import { paths } from '~/platform/paths';
import type { DueClass, DueItem, DuePage } from './due-views';
import {
	type AssignmentFacts,
	accommodationOf,
	isFor,
	loadAssignmentsOf,
	rulesFor,
	STUDENT_FACTS,
	type StudentFacts,
} from './facts.server';
import { gradeOf, NO_STANDING, type StandingFacts } from './grade';
import { gradeWords } from './preview-page.server';
import { latenessNow, missingPolicyWords, ruleLines } from './rule-words';

/** Nothing is left to do, or nothing can be done any more. */
const FINISHED: ReadonlySet<StudentState> = new Set(['submitted', 'late', 'excused', 'missing', 'closed']);

/** Estimated minutes for one question. */
const MINUTES_PER_ITEM = 1;

/** Estimated minutes for one part. */
export function minutesOf(course: CourseManifest, { part, lessonId }: AssignmentPart): number {
	const lesson = course.lessonEntries.find(({ id }) => id === lessonId);
	if (lesson !== undefined) {
		return part.startsWith('read:') ? lesson.minutes : lesson.items * MINUTES_PER_ITEM;
	}
	const module = course.moduleEntries.find(({ id }) => part === `test:${id}`);
	if (module?.test === null || module?.test === undefined) return 0;
	const objectives = course.lessonEntries
		.filter(({ moduleId }) => moduleId === module.id)
		.reduce((sum, { objectives: own }) => sum + own.length, 0);
	return module.test.timeLimitMinutes ?? objectives * module.test.drawPerObjective * MINUTES_PER_ITEM;
}

function linkOf(
	courseId: string,
	assignmentId: string,
	part: AssignmentPart,
): { href: string; title: string } {
	return part.quizId === null
		? { href: paths.lesson(courseId, part.slug), title: `Read: ${part.title}` }
		: { href: paths.quiz(courseId, part.slug, assignmentId), title: part.title };
}

interface Sources {
	/** Keys of the parts read, by course. */
	read: ReadonlyMap<string, ReadonlySet<string>>;
	/** `<assignment> <quiz>` of submitted attempts. */
	submitted: ReadonlySet<string>;
	standings: ReadonlyMap<string, StandingFacts>;
}

interface Student extends StudentFacts {
	class: { id: string; name: string; zone: string; courseId: string };
	viewerZone: string;
}

function dueItem(
	assignment: AssignmentFacts,
	student: Student,
	course: CourseManifest,
	{ read, submitted, standings }: Sources,
	now: Date,
): DueItem {
	const { zone, courseId } = student.class;
	const rules = rulesFor(assignment, student, zone);
	const { latePolicy, missingPolicy } = assignment;
	const standing = standings.get(assignment.id) ?? NO_STANDING;
	const grade = gradeOf({ standing, rules, latePolicy, missingPolicy, zone, now });
	const parts = assignmentParts(course, assignment.target, assignment.targetId);
	const left = parts.filter(({ part, quizId }) =>
		quizId === null ? !read.get(courseId)?.has(part) : !submitted.has(`${assignment.id} ${quizId}`),
	);
	const finished = FINISHED.has(grade.state);
	const next = left[0];
	const words = { ...assignment, rules, zone, viewerZone: student.viewerZone };
	const due = rules.dueAt.value;
	const mayWork = !finished && grade.state !== 'not open yet';
	return {
		id: assignment.id,
		title: assignment.title,
		instructions: assignment.instructions,
		state: grade.state,
		stateSentence: STATE_SENTENCES[grade.state],
		due: due === null ? null : formatBoth(due, zone, student.viewerZone, LOCALE),
		dueAt: due?.toISOString() ?? null,
		rules: ruleLines(words),
		done: parts.length - left.length,
		parts: parts.length,
		minutesLeft: finished ? 0 : left.reduce((sum, part) => sum + minutesOf(course, part), 0),
		next: mayWork && next !== undefined ? linkOf(courseId, assignment.id, next) : null,
		lateNow: finished ? null : latenessNow({ ...words, now }),
		missing: grade.state === 'due soon' && missingPolicy !== null ? missingPolicyWords(missingPolicy) : null,
		score: gradeWords(grade),
		waiting: grade.pending,
		finished,
	};
}

const byDue = (one: DueItem, other: DueItem) =>
	(one.dueAt ?? '9999').localeCompare(other.dueAt ?? '9999') || one.title.localeCompare(other.title);

/** A fixed number of statements, however many classes and assignments there are. @param userId null for strangers */
export async function getDuePage(db: DbOrTx, userId: string | null, now: Date): Promise<DuePage> {
	if (userId === null) return { classes: [] };
	const memberships = await db.membership.findMany({
		where: { userId, role: 'student', leftAt: null, class: { archivedAt: null } },
		orderBy: { joinedAt: 'asc' },
		select: {
			...STUDENT_FACTS,
			class: { select: { id: true, name: true, zone: true, courseId: true } },
			user: { select: { zone: true } },
		},
	});
	if (memberships.length === 0) return { classes: [] };
	const all = await loadAssignmentsOf(
		db,
		memberships.map((membership) => membership.class.id),
	);
	const published = all.filter(({ publishedAt }) => publishedAt !== null);
	const sources = await loadSources(
		db,
		userId,
		published,
		memberships.map(({ class: of }) => of.courseId),
	);
	const classes = memberships.map(({ user, ...membership }): DueClass => {
		const student = { ...membership, viewerZone: user.zone ?? membership.class.zone };
		const course = getCourse(student.class.courseId);
		const accommodation = accommodationOf(student);
		const items =
			course === null
				? []
				: published
						.filter((each) => each.classId === student.class.id && isFor(each, student))
						.map((each) => dueItem(each, student, course, sources, now))
						.sort(byDue);
		return {
			id: student.class.id,
			name: student.class.name,
			zone: student.class.zone,
			accommodation: accommodation === null ? null : describeAccommodation(accommodation),
			open: items.filter(({ finished }) => !finished),
			finished: items.filter(({ finished }) => finished),
		};
	});
	return { classes };
}

async function loadSources(
	db: DbOrTx,
	userId: string,
	assignments: ReadonlyArray<AssignmentFacts>,
	courseIds: ReadonlyArray<string>,
): Promise<Sources> {
	const ids = assignments.map(({ id }) => id);
	const [done, attempts, standings] = await Promise.all([
		db.donePart.findMany({
			where: { userId, courseId: { in: [...courseIds] }, part: { startsWith: 'read:' } },
			select: { courseId: true, part: true },
		}),
		db.attempt.findMany({
			where: { userId, assignmentId: { in: ids }, state: 'submitted' },
			select: { assignmentId: true, quizId: true },
			distinct: ['assignmentId', 'quizId'],
		}),
		db.assignmentStanding.findMany({ where: { userId, assignmentId: { in: ids } } }),
	]);
	const read = new Map<string, Set<string>>();
	for (const { courseId, part } of done) read.set(courseId, (read.get(courseId) ?? new Set()).add(part));
	return {
		read,
		submitted: new Set(attempts.map(({ assignmentId, quizId }) => `${assignmentId} ${quizId}`)),
		standings: new Map(standings.map((standing) => [standing.assignmentId, standing])),
	};
}
