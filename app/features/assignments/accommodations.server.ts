/** The accommodation of students: one profile each for all assignments, set for several at once, effective at once. */
import { z } from 'zod';
import { describeAccommodation } from '~/core/dates';
import { type Db, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { parseForm, replyTo } from '~/platform/forms.server';
import { tickedIds } from './assignment-form.server';
import { accommodationOf, STUDENT_FACTS, type StudentFacts } from './facts.server';
import { recomputeOpenAttempts } from './recompute.server';
import { tellStudents } from './tell.server';
import type { Acting } from './write.server';

const MULTIPLIER_MOST = 10;
const DAYS_MOST = 120;
const ATTEMPTS_MOST = 20;

const MULTIPLIER_ERROR = `Enter a number from 1 to ${MULTIPLIER_MOST}, such as 1.5.`;
const count = (most: number) => {
	const error = `Enter a whole number from 0 to ${most}.`;
	return z.number({ error }).int(error).min(0, error).max(most, error).default(0);
};

const schema = z.object({
	multiplier: z
		.number({ error: MULTIPLIER_ERROR })
		.min(1, MULTIPLIER_ERROR)
		.max(MULTIPLIER_MOST, MULTIPLIER_ERROR)
		.default(1),
	noLimit: z.boolean().default(false),
	extraDays: count(DAYS_MOST),
	extraAttempts: count(ATTEMPTS_MOST),
});

/** The columns of a membership that hold an accommodation. */
export type AccommodationInput = Pick<StudentFacts, 'limitMultiplier' | 'extraDays' | 'extraAttempts'>;

export type ReadAccommodation =
	| { ok: true; membershipIds: Array<string>; accommodation: AccommodationInput }
	| { ok: false; reply: ReturnType<typeof replyTo> };

/** Reads the form. @param students memberships of active students of the class: nothing else is taken */
export function readAccommodationForm(
	form: URLSearchParams,
	students: ReadonlySet<string>,
): ReadAccommodation {
	const parsed = parseForm(form, schema);
	const membershipIds = tickedIds(form, 'person', students);
	const errors: Record<string, string> =
		membershipIds.length === 0 ? { people: 'Choose at least one student.' } : {};
	if (!parsed.ok || membershipIds.length === 0) {
		const reply = replyTo(form, errors);
		return {
			ok: false,
			reply: parsed.ok ? reply : { ...reply, errors: { ...parsed.reply.errors, ...reply.errors } },
		};
	}
	const { multiplier, noLimit, extraDays, extraAttempts } = parsed.value;
	const accommodation = { limitMultiplier: noLimit ? null : multiplier, extraDays, extraAttempts };
	return { ok: true, membershipIds, accommodation };
}

const REMOVED = 'You have no accommodation in this class any more: the usual limits and dates hold.';

/**
 * Gives students of a class the same accommodation, in place of what they had. Their running attempts end later at once,
 * and each is told in plain words what they have.
 * @returns how many students were changed; those who had just this already are left alone
 */
export async function setAccommodations(
	db: Db,
	{ classId, actorId, now }: Acting,
	membershipIds: ReadonlyArray<string>,
	accommodation: AccommodationInput,
): Promise<number> {
	return transact(db, async (tx) => {
		const students = await tx.membership.findMany({
			where: { id: { in: [...membershipIds] }, classId, role: 'student', leftAt: null },
			orderBy: { id: 'asc' },
			select: { ...STUDENT_FACTS, userId: true },
		});
		const changed = students.filter(
			(student) =>
				student.limitMultiplier !== accommodation.limitMultiplier ||
				student.extraDays !== accommodation.extraDays ||
				student.extraAttempts !== accommodation.extraAttempts,
		);
		if (changed.length === 0) return 0;
		// Taken first: from here on none of them begins an attempt under the old rules.
		await tx.membership.updateMany({
			where: { id: { in: changed.map(({ id }) => id) }, classId },
			data: accommodation,
		});
		const userIds = changed.map(({ userId }) => userId);
		const { sentences } = await recomputeOpenAttempts(tx, { classId, assignmentIds: null, userIds, now });
		const given = accommodationOf({ id: '', groupId: null, ...accommodation });
		const words =
			given === null
				? REMOVED
				: `${describeAccommodation(given) ?? ''} This holds for every assignment of this class, also for those that you have begun.`;
		const bodies = new Map(
			userIds.map((userId) => [userId, [words, ...(sentences.get(userId) ?? [])].join('\n\n')] as const),
		);
		await tellStudents(tx, { classId, subject: 'Your accommodation', bodies, at: now });
		for (const { userId } of changed) {
			const detail = { ...accommodation };
			const action = 'accommodation.set';
			await writeAudit(tx, { actorId, action, classId, subjectId: userId, detail, at: now });
		}
		return changed.length;
	});
}
