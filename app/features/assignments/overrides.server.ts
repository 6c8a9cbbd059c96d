/** Other rules for a group or a person: read from a form, written, effective at once, told to whom they concern. */
import { z } from 'zod';
import { type AssignmentRules, describeAccommodation, type Schedule } from '~/core/dates';
import { newId } from '~/db/ids';
import { type Db, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { parseForm, replyTo } from '~/platform/forms.server';
import { ATTEMPTS_MOST, MINUTES_MOST, wholeNumber } from './assignment-form.server';
import { DATE_FIELDS, orderErrors, readDates } from './dates-form.server';
import {
	type AssignmentFacts,
	accommodationOf,
	findAssignment,
	type OverrideRules,
	rulesFor,
	STUDENT_FACTS,
} from './facts.server';
import { recomputeOpenAttempts } from './recompute.server';
import { ruleLines } from './rule-words';
import { tellStudents } from './tell.server';
import type { Acting } from './write.server';

/** Whom an override is for. */
export type OverrideScope = { groupId: string } | { membershipId: string };

const schema = z.object({ attempts: wholeNumber(ATTEMPTS_MOST), limitMinutes: wholeNumber(MINUTES_MOST) });

/** Names of the boxes that lift a rule. */
export const LIFT_FIELDS = {
	opensAt: 'noOpening',
	dueAt: 'noDue',
	closesAt: 'noClosing',
	limitMinutes: 'noLimit',
	attempts: 'anyAttempts',
} as const satisfies Record<keyof AssignmentRules, string>;

type Reply = ReturnType<typeof replyTo>;

/** Reads the form of an override. Empty fields stay as for the class; a ticked box lifts its rule. */
export function readOverrideForm(
	form: URLSearchParams,
	assignment: AssignmentFacts,
	zone: string,
): { ok: true; rules: OverrideRules } | { ok: false; reply: Reply } {
	const parsed = parseForm(form, schema);
	const { dates, errors: dateErrors } = readDates(form, zone);
	const lifted = (rule: keyof AssignmentRules) => form.get(LIFT_FIELDS[rule]) === 'on';
	const rules: OverrideRules = { ...dates };
	if (parsed.ok) {
		const { attempts, limitMinutes } = parsed.value;
		if (attempts !== undefined) rules.attempts = attempts;
		if (limitMinutes !== undefined) rules.limitMinutes = limitMinutes;
	}
	for (const rule of ['opensAt', 'dueAt', 'closesAt', 'limitMinutes', 'attempts'] as const) {
		if (lifted(rule)) rules[rule] = null;
	}
	const usual: Schedule = assignment;
	const schedule = {
		opensAt: rules.opensAt === undefined ? usual.opensAt : rules.opensAt,
		dueAt: rules.dueAt === undefined ? usual.dueAt : rules.dueAt,
		closesAt: rules.closesAt === undefined ? usual.closesAt : rules.closesAt,
	};
	const errors: Record<string, string> = { ...orderErrors(schedule), ...dateErrors };
	if (Object.keys(rules).length === 0 && parsed.ok && Object.keys(errors).length === 0) {
		errors[''] = 'Set at least one rule that is different from the class’s.';
	}
	for (const rule of Object.keys(DATE_FIELDS) as Array<keyof typeof DATE_FIELDS>) {
		const field = DATE_FIELDS[rule];
		if (lifted(rule) && (form.get(field) ?? '') !== '')
			errors[field] = 'Enter a date, or tick the box: not both.';
	}
	if (parsed.ok && Object.keys(errors).length === 0) return { ok: true, rules };
	const reply = replyTo(form, errors);
	return {
		ok: false,
		reply: parsed.ok ? reply : { ...reply, errors: { ...parsed.reply.errors, ...reply.errors } },
	};
}

/** What the students concerned are told: the rules that now hold for them. */
function newRulesWords(
	assignment: AssignmentFacts,
	student: Parameters<typeof rulesFor>[1],
	zones: {
		zone: string;
		viewerZone: string;
	},
): string {
	const rules = rulesFor(assignment, student, zones.zone);
	const lines = ruleLines({ ...assignment, rules, ...zones })
		.filter(({ name }) => ['Opens', 'Due', 'Closes', 'Time limit', 'Attempts'].includes(name))
		.map(({ name, text, reason }) => `${name}: ${text}${reason === null ? '' : ` (${reason})`}`);
	const accommodation = accommodationOf(student);
	const given = accommodation === null ? null : describeAccommodation(accommodation);
	return [
		`For “${assignment.title}” this now holds for you.`,
		...lines,
		...(given === null ? [] : [given]),
	].join('\n');
}

/**
 * Sets, replaces or removes the rules of a group or a person. Their running attempts end by the new rules at once; if
 * the assignment is published they are told.
 * @param rules null: as for the class again
 * @returns false when the class has no such assignment, group or active student
 */
export async function setOverride(
	db: Db,
	{ classId, actorId, now }: Acting,
	assignmentId: string,
	scope: OverrideScope,
	rules: OverrideRules | null,
): Promise<boolean> {
	return transact(db, async (tx) => {
		const people = await tx.membership.findMany({
			where: {
				classId,
				role: 'student',
				leftAt: null,
				...('groupId' in scope ? { groupId: scope.groupId } : { id: scope.membershipId }),
			},
			select: { ...STUDENT_FACTS, userId: true, user: { select: { zone: true } } },
		});
		const exists =
			'groupId' in scope
				? (await tx.group.count({ where: { id: scope.groupId, classId } })) === 1
				: people.length === 1 || rules === null;
		if (!exists) return false;
		// Taken first: from here on nobody begins an attempt under the old rules.
		const taken = await tx.assignment.updateMany({
			where: { id: assignmentId, classId },
			data: { revision: { increment: 1 } },
		});
		if (taken.count === 0) return false;
		await tx.assignmentOverride.deleteMany({ where: { assignmentId, assignment: { classId }, ...scope } });
		if (rules !== null) {
			const stored = JSON.parse(JSON.stringify(rules));
			await tx.assignmentOverride.create({ data: { id: newId(), assignmentId, ...scope, rules: stored } });
		}
		const userIds = people.map(({ userId }) => userId);
		const { sentences, moved } = await recomputeOpenAttempts(tx, {
			classId,
			assignmentIds: [assignmentId],
			userIds,
			now,
		});
		const assignment = await findAssignment(tx, classId, assignmentId);
		const { zone } = await tx.class.findUniqueOrThrow({ where: { id: classId }, select: { zone: true } });
		if (assignment !== null && assignment.publishedAt !== null) {
			const bodies = new Map(
				people.map((person) => {
					const words = newRulesWords(assignment, person, { zone, viewerZone: person.user.zone ?? zone });
					return [person.userId, [words, ...(sentences.get(person.userId) ?? [])].join('\n\n')] as const;
				}),
			);
			const subject = `Your dates for “${assignment.title}”`;
			await tellStudents(tx, { classId, subject, bodies, at: now });
		}
		const detail = {
			...scope,
			rules: rules === null ? null : JSON.stringify(rules),
			movedAttempts: moved,
		};
		const action = rules === null ? 'assignment.override-remove' : 'assignment.override';
		await writeAudit(tx, { actorId, action, classId, subjectId: assignmentId, detail, at: now });
		return true;
	});
}
