/** Everything a dashboard is made of: one fixed set of statements, however many students and lessons there are. */
import { getCourse } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { type EffectiveDates, type StudentState, studentState } from '~/core/dates';
import { groupBy, type NeedAssignment, STUCK_TRIES } from '~/core/insight';
import {
	type ClassKey,
	classVersion,
	type DatabaseKind,
	type Db,
	databaseKind,
	type InsightStanding,
	type InsightStudent,
	insightStandings,
	insightStudents,
	lessonCells,
	misconceptionsShown,
	type ShownMisconception,
	wrongInRow,
} from '~/db/index.server';
import { type Grade, gradeOf, NO_STANDING } from '~/features/assignments';
import {
	type AssignmentFacts,
	isFor,
	loadAssignments,
	rulesFor,
	type StudentFacts,
} from '~/features/assignments/index.server';
import type { ClassFacts } from '~/features/classes/index.server';
import { createLru, type Lru } from '~/platform/lru';

/** The zone of the class, and the instant at which it is looked at. */
interface Moment {
	zone: string;
	now: Date;
}

/**
 * An assignment as it stands for one student, as the rules of needs take it. A class, because a page has tens of
 * thousands: what is seldom asked for is worked out when it is.
 */
export class StudentAssignment implements NeedAssignment {
	readonly state: StudentState;

	constructor(
		readonly assignment: AssignmentFacts,
		/** Null when the student has no row yet. */
		readonly standing: InsightStanding | null,
		private readonly rules: EffectiveDates,
		private readonly moment: Moment,
	) {
		this.state = studentState({
			schedule: { opensAt: rules.opensAt.value, dueAt: this.dueAt, closesAt: this.closesAt },
			submittedAt: standing?.completedAt ?? null,
			excused: standing?.excused ?? false,
			now: moment.now,
		});
	}

	get id() {
		return this.assignment.id;
	}
	get started() {
		return this.standing?.started === true;
	}
	/** The student's own. */
	get dueAt() {
		return this.rules.dueAt.value;
	}
	get closesAt() {
		return this.rules.closesAt.value;
	}
	get pending() {
		return this.standing?.pending ?? 0;
	}
	get lastAt() {
		return this.standing?.lastAt ?? null;
	}

	/** What it is worth now. */
	grade(): Grade {
		const { latePolicy, missingPolicy } = this.assignment;
		const standing = this.standing ?? NO_STANDING;
		return gradeOf({ standing, rules: this.rules, latePolicy, missingPolicy, ...this.moment });
	}
}

/** A student with what they have done. */
export interface StudentInsight extends InsightStudent {
	/** Tokens by lesson; a lesson not begun is not in it. */
	cells: ReadonlyMap<string, string>;
	/** Published ones that are for this student. */
	assignments: Array<StudentAssignment>;
	stuck: Array<{ itemId: string; wrongInRow: number; lastAt: Date }>;
	misconceptions: Array<ShownMisconception>;
}

export interface ClassInsight {
	class: ClassFacts;
	/** Null when the course is not installed any more. */
	course: CourseManifest | null;
	now: Date;
	/** By name. */
	students: Array<StudentInsight>;
	/** Published ones, in their order. */
	assignments: Array<AssignmentFacts>;
}

/** What loading needs of a request. */
export interface InsightContext {
	db: Db;
	config: { databaseUrl: string };
	now(): Date;
}

export const kindOf = ({ config }: InsightContext): DatabaseKind => databaseKind(config.databaseUrl);

const byName = new Intl.Collator('en', { numeric: true });

/** The assignments of one student. @param standings by assignment */
export function studentAssignments(
	student: StudentFacts,
	assignments: ReadonlyArray<AssignmentFacts>,
	standings: ReadonlyMap<string, InsightStanding>,
	moment: Moment,
): Array<StudentAssignment> {
	const own: Array<StudentAssignment> = [];
	for (const assignment of assignments) {
		if (!isFor(assignment, student)) continue;
		const standing = standings.get(assignment.id) ?? null;
		own.push(new StudentAssignment(assignment, standing, rulesFor(assignment, student, moment.zone), moment));
	}
	return own;
}

/** Standings by student and assignment. */
function standingsByStudent(rows: ReadonlyArray<InsightStanding>): Map<string, Map<string, InsightStanding>> {
	const students = new Map<string, Map<string, InsightStanding>>();
	for (const row of rows) {
		const own = students.get(row.userId);
		if (own === undefined) students.set(row.userId, new Map([[row.assignmentId, row]]));
		else own.set(row.assignmentId, row);
	}
	return students;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * Loads a class. Eight statements: students, lessons, questions, misconceptions, three for the assignments, and how
 * everybody stands in them.
 */
export async function loadInsight(context: InsightContext, facts: ClassFacts): Promise<ClassInsight> {
	const { db } = context;
	const kind = kindOf(context);
	const now = context.now();
	const key: ClassKey = { classId: facts.id, courseId: facts.courseId };
	const [students, cells, stuck, misconceptions, all, standings] = await Promise.all([
		insightStudents(db, key),
		lessonCells(db, kind, key),
		wrongInRow(db, key, STUCK_TRIES),
		misconceptionsShown(db, kind, key),
		loadAssignments(db, facts.id),
		insightStandings(db, kind, facts.id),
	]);
	const assignments = all.filter(({ publishedAt }) => publishedAt !== null);
	const standingsOf = standingsByStudent(standings);
	const moment: Moment = { zone: facts.zone, now };
	const stuckOf = groupBy(stuck, ({ userId }) => userId);
	const shownBy = groupBy(misconceptions, ({ userId }) => userId);
	return {
		class: facts,
		course: getCourse(facts.courseId),
		now,
		assignments,
		students: students
			.map((student) => ({
				...student,
				cells: cells.get(student.userId) ?? NONE,
				stuck: stuckOf.get(student.userId) ?? [],
				misconceptions: shownBy.get(student.userId) ?? [],
				assignments: studentAssignments(
					student,
					assignments,
					standingsOf.get(student.userId) ?? NONE,
					moment,
				),
			}))
			.sort((a, b) => byName.compare(a.name, b.name) || (a.userId < b.userId ? -1 : 1)),
	};
}

/** How long an answer of a live page may be behind the clock: due dates pass without anybody doing anything. */
const CLOCK_MS = 60_000;

/** Changes with everything a dashboard shows, and every minute. One cheap statement. */
export async function insightVersion(context: InsightContext, facts: ClassFacts): Promise<string> {
	const version = await classVersion(context.db, { classId: facts.id, courseId: facts.courseId });
	const minute = Math.floor(context.now().getTime() / CLOCK_MS);
	return `${version}-${minute}-${facts.zone}-${getCourse(facts.courseId)?.hash.slice(0, 8) ?? ''}`;
}

/** Classes kept; one of 500 students takes a few megabytes. */
const CLASSES_KEPT = 4;

interface KeptClass {
	version: string;
	insight: Promise<ClassInsight>;
}
const keptOf = new WeakMap<Db, Lru<string, KeptClass>>();

/**
 * A class as `loadInsight` gives it, kept while nothing in it changes and no minute passes: turning a page, sorting
 * and looking again cost one cheap statement.
 * @param version from `insightVersion`, asked in this request
 */
export function insightOf(
	context: InsightContext,
	facts: ClassFacts,
	version: string,
): Promise<ClassInsight> {
	const kept = keptOf.get(context.db) ?? createLru<string, KeptClass>(CLASSES_KEPT);
	keptOf.set(context.db, kept);
	const known = kept.get(facts.id);
	if (known?.version === version) return known.insight;
	const insight = loadInsight(context, facts);
	kept.set(facts.id, { version, insight });
	// What failed is not kept.
	insight.catch(() => kept.set(facts.id, { version: '', insight }));
	return insight;
}
