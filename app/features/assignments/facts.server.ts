/** Assignments as they are stored, parsed once for everybody who reads them: lists, dashboards, gradebooks, starts. */
import { z } from 'zod';
import { getCourse } from '~/content/index.server';
import { assignmentParts } from '~/core/assignments';
import {
	type Accommodation,
	type AssignmentRules,
	type EffectiveDates,
	effectiveDates,
	type LatePolicy,
	type MissingPolicy,
	type Override,
} from '~/core/dates';
import { latePolicySchema, missingPolicySchema } from '~/core/dates/policies';
import { NO_LIMIT } from '~/core/time';
import type { DbOrTx } from '~/db/index.server';

const instant = z.iso
	.datetime()
	.transform((text) => new Date(text))
	.nullable();

/** What `AssignmentOverride.rules` holds; what is absent stays as for the class. */
export const overrideRulesSchema = z
	.object({
		opensAt: instant,
		dueAt: instant,
		closesAt: instant,
		limitMinutes: z.number().int().positive().nullable(),
		attempts: z.number().int().positive().nullable(),
	})
	.partial();
export type OverrideRules = z.infer<typeof overrideRulesSchema>;

/** A stored late policy. @throws ZodError for what no version of ours has written */
export function parseLatePolicy(stored: unknown): LatePolicy | null {
	return latePolicySchema.parse(stored ?? null);
}

/** A stored missing policy. @throws ZodError for what no version of ours has written */
export function parseMissingPolicy(stored: unknown): MissingPolicy | null {
	return missingPolicySchema.parse(stored ?? null);
}

/** An assignment with all that decides for whom it is and which rules hold for them. */
export interface AssignmentFacts extends AssignmentRules {
	id: string;
	classId: string;
	target: 'module' | 'lesson' | 'quiz';
	targetId: string;
	title: string;
	instructions: string;
	publishedAt: Date | null;
	behaviour: 'practice' | 'test' | null;
	counts: 'best' | 'last' | 'first' | null;
	answers: 'submission' | 'due' | 'close' | 'never';
	latePolicy: LatePolicy | null;
	missingPolicy: MissingPolicy | null;
	/** 0 does not count. */
	weight: number;
	anonymousMarking: boolean;
	everyone: boolean;
	position: number;
	revision: number;
	/** Whom it is for when not for everyone. */
	recipients: { groupIds: ReadonlySet<string>; membershipIds: ReadonlySet<string> };
	/**
	 * The longest time limit that its quizzes have of their own, in minutes; it holds where `limitMinutes` is null. Null:
	 * none has one.
	 */
	quizLimitMinutes: number | null;
	/** Other rules, by group and by membership. */
	overrides: {
		groups: ReadonlyMap<string, OverrideRules>;
		memberships: ReadonlyMap<string, OverrideRules>;
	};
}

const WITH_RULES = { recipients: true, overrides: true, class: { select: { courseId: true } } } as const;

const readAssignments = (db: DbOrTx, classIds: ReadonlyArray<string>) =>
	db.assignment.findMany({
		where: { classId: { in: [...classIds] } },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		include: WITH_RULES,
	});
type AssignmentRow = Awaited<ReturnType<typeof readAssignments>>[number];

/** The time limit that a quiz of a course has of its own, in minutes; null without one. */
export function ownLimitOf(courseId: string, quizId: string): number | null {
	const modules = getCourse(courseId)?.moduleEntries ?? [];
	return modules.find(({ test }) => test?.id === quizId)?.test?.timeLimitMinutes ?? null;
}

function longestLimit(courseId: string, { target, targetId }: Pick<AssignmentRow, 'target' | 'targetId'>) {
	const course = getCourse(courseId);
	if (course === null) return null;
	const limits = assignmentParts(course, target, targetId).flatMap(({ quizId }) =>
		quizId === null ? [] : (ownLimitOf(courseId, quizId) ?? []),
	);
	return limits.length === 0 ? null : Math.max(...limits);
}

function factsOf(row: AssignmentRow): AssignmentFacts {
	const {
		recipients,
		overrides,
		latePolicy,
		missingPolicy,
		behaviour,
		class: of,
		createdAt: _,
		...facts
	} = row;
	const rules = overrides.map((each) => ({ ...each, rules: overrideRulesSchema.parse(each.rules) }));
	return {
		...facts,
		behaviour: behaviour === 'check' ? null : behaviour,
		quizLimitMinutes: longestLimit(of.courseId, facts),
		latePolicy: parseLatePolicy(latePolicy),
		missingPolicy: parseMissingPolicy(missingPolicy),
		recipients: {
			groupIds: new Set(recipients.flatMap(({ groupId }) => groupId ?? [])),
			membershipIds: new Set(recipients.flatMap(({ membershipId }) => membershipId ?? [])),
		},
		overrides: {
			groups: new Map(
				rules.flatMap(({ groupId, rules: own }) => (groupId === null ? [] : [[groupId, own] as const])),
			),
			memberships: new Map(
				rules.flatMap(({ membershipId, rules: own }) =>
					membershipId === null ? [] : [[membershipId, own] as const],
				),
			),
		},
	};
}

/** All assignments of a class in their order, drafts included. Four statements, however many there are. */
export async function loadAssignments(db: DbOrTx, classId: string): Promise<Array<AssignmentFacts>> {
	return (await readAssignments(db, [classId])).map(factsOf);
}

/** Those of several classes, each class's in its order, drafts included. Four statements in all. */
export async function loadAssignmentsOf(
	db: DbOrTx,
	classIds: ReadonlyArray<string>,
): Promise<Array<AssignmentFacts>> {
	return (await readAssignments(db, classIds)).map(factsOf);
}

/** One assignment of a class; null when the class has none with this id. */
export async function findAssignment(
	db: DbOrTx,
	classId: string,
	assignmentId: string,
): Promise<AssignmentFacts | null> {
	const row = await db.assignment.findUnique({ where: { id: assignmentId, classId }, include: WITH_RULES });
	return row === null ? null : factsOf(row);
}

/** What of a student decides which rules hold for them; a row of `Membership` has it. */
export interface StudentFacts {
	/** Of the membership. */
	id: string;
	groupId: string | null;
	/** Null lifts every limit. */
	limitMultiplier: number | null;
	extraDays: number;
	extraAttempts: number;
}

/** The columns of `Membership` that `StudentFacts` needs. */
export const STUDENT_FACTS = {
	id: true,
	groupId: true,
	limitMultiplier: true,
	extraDays: true,
	extraAttempts: true,
} as const;

/** Whether the assignment is for this student. Drafts are for nobody: ask `publishedAt` first. */
export function isFor({ everyone, recipients }: AssignmentFacts, { id, groupId }: StudentFacts): boolean {
	return (
		everyone || recipients.membershipIds.has(id) || (groupId !== null && recipients.groupIds.has(groupId))
	);
}

/** Null when the student has none. */
export function accommodationOf(student: StudentFacts): Accommodation | null {
	const { limitMultiplier, extraDays, extraAttempts } = student;
	if (limitMultiplier === 1 && extraDays === 0 && extraAttempts === 0) return null;
	return { multiplier: limitMultiplier ?? NO_LIMIT, extraDays, extraAttempts };
}

function overrideFor({ overrides }: AssignmentFacts, student: StudentFacts): Override | null {
	const own = overrides.memberships.get(student.id);
	if (own !== undefined) return { scope: 'person', ...own };
	const group = student.groupId === null ? undefined : overrides.groups.get(student.groupId);
	return group === undefined ? null : { scope: 'group', ...group };
}

/** Rules of everybody without an override or an accommodation: most students share one object. */
const usual = new WeakMap<AssignmentFacts, EffectiveDates>();

/** With the limit that holds in fact: a longer time for a quiz's own limit moves the window just the same. */
function withLimit(assignment: AssignmentFacts, ownLimit: number | null): AssignmentRules {
	const { opensAt, dueAt, closesAt, attempts, limitMinutes } = assignment;
	return { opensAt, dueAt, closesAt, attempts, limitMinutes: limitMinutes ?? ownLimit };
}

/**
 * The rules of an assignment as they hold for one student: the class's, then the person's or else the group's own,
 * then the accommodation. Where the assignment sets no time limit, it is the longest of its quizzes' own. What is the
 * same for many is computed once for each object from `loadAssignments`.
 * @param zone of the class
 */
export function rulesFor(assignment: AssignmentFacts, student: StudentFacts, zone: string): EffectiveDates {
	const override = overrideFor(assignment, student);
	const accommodation = accommodationOf(student);
	const rules = withLimit(assignment, assignment.quizLimitMinutes);
	if (override !== null || accommodation !== null)
		return effectiveDates(rules, override, accommodation, zone);
	const known = usual.get(assignment) ?? effectiveDates(rules, null, null, zone);
	usual.set(assignment, known);
	return known;
}

/**
 * `rulesFor` for one quiz of the assignment: the dates and attempts are those of the assignment, the limit is the
 * quiz's own where the assignment sets none.
 * @param ownLimit of the quiz, in minutes; see `ownLimitOf`
 */
export function rulesForQuiz(
	assignment: AssignmentFacts,
	student: StudentFacts,
	zone: string,
	ownLimit: number | null,
): EffectiveDates {
	const rules = rulesFor(assignment, student, zone);
	if (assignment.limitMinutes !== null || ownLimit === assignment.quizLimitMinutes) return rules;
	const { limitMinutes } = effectiveDates(
		withLimit(assignment, ownLimit),
		overrideFor(assignment, student),
		accommodationOf(student),
		zone,
	);
	return { ...rules, limitMinutes };
}
