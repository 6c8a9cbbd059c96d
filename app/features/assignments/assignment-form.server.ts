/** The form of an assignment: read, checked, and filled in again. */
import { z } from 'zod';
import type { CourseManifest } from '~/content/types';
import type { LatePolicy, MissingPolicy } from '~/core/dates';
import { parseForm } from '~/platform/forms.server';
import { DATE_FIELDS, dateValue, orderErrors, readDates } from './dates-form.server';
import type { AssignmentFacts } from './facts.server';
import { findTarget, targetValue } from './targets';

/** What a teacher decides about an assignment. */
export interface AssignmentInput
	extends Pick<
		AssignmentFacts,
		| 'target'
		| 'targetId'
		| 'title'
		| 'instructions'
		| 'opensAt'
		| 'dueAt'
		| 'closesAt'
		| 'limitMinutes'
		| 'attempts'
		| 'behaviour'
		| 'counts'
		| 'answers'
		| 'latePolicy'
		| 'missingPolicy'
		| 'weight'
		| 'anonymousMarking'
		| 'everyone'
	> {
	groupIds: Array<string>;
	membershipIds: Array<string>;
}

const TITLE_MOST = 120;
const INSTRUCTIONS_MOST = 4_000;
export const ATTEMPTS_MOST = 100;
export const MINUTES_MOST = 24 * 60;
const WEIGHT_MOST = 1_000;

/** A whole number from 1 on. */
export const wholeNumber = (most: number) => {
	const error = `Enter a whole number from 1 to ${most}, or nothing.`;
	return z.number({ error }).int(error).min(1, error).max(most, error).optional();
};
const percentage = () => {
	const error = 'Enter a number from 0 to 100, or nothing.';
	return z.number({ error }).min(0, error).max(100, error).optional();
};

const schema = z.object({
	target: z.string({ error: 'Choose what to do.' }),
	title: z.string().trim().max(TITLE_MOST, `Shorten the title to ${TITLE_MOST} characters.`).optional(),
	instructions: z
		.string()
		.trim()
		.max(INSTRUCTIONS_MOST, `Shorten the instructions to ${INSTRUCTIONS_MOST} characters.`)
		.optional(),
	attempts: wholeNumber(ATTEMPTS_MOST),
	limitMinutes: wholeNumber(MINUTES_MOST),
	behaviour: z.enum(['practice', 'test']).optional(),
	counts: z.enum(['best', 'last', 'first']).optional(),
	answers: z.enum(['submission', 'due', 'close', 'never'], { error: 'Choose when answers are shown.' }),
	latePercent: percentage(),
	latePer: z.enum(['hour', 'day']).default('day'),
	lateFloor: percentage(),
	missingPercent: percentage(),
	weight: z
		.number({ error: 'Enter a number from 0 on.' })
		.min(0, 'Enter a number from 0 on.')
		.max(WEIGHT_MOST, `Enter at most ${WEIGHT_MOST}.`)
		.default(1),
	anonymousMarking: z.boolean().default(false),
	audience: z.enum(['everyone', 'some'], { error: 'Choose whom it is for.' }),
});

export interface FormFrame {
	course: CourseManifest;
	/** Of the class. */
	zone: string;
	/** Ids of the groups and active students of the class: nothing else is taken. */
	groupIds: ReadonlySet<string>;
	membershipIds: ReadonlySet<string>;
}

/** Ids in the names of ticked boxes, such as `group.<id>`. */
export function tickedIds(form: URLSearchParams, prefix: string, known: ReadonlySet<string>): Array<string> {
	return [...form.keys()].flatMap((name) => {
		const id = name.startsWith(`${prefix}.`) ? name.slice(prefix.length + 1) : null;
		return id !== null && known.has(id) ? [id] : [];
	});
}

type Reply = Extract<ReturnType<typeof parseForm>, { ok: false }>['reply'];
type Read = { ok: true; value: AssignmentInput } | { ok: false; reply: Reply };

/** Reads the form; everything that is wrong is said at once, each beside its field. */
export function readAssignmentForm(form: URLSearchParams, frame: FormFrame): Read {
	const parsed = parseForm(form, schema);
	const { dates, errors: dateErrors } = readDates(form, frame.zone);
	const schedule = {
		opensAt: dates.opensAt ?? null,
		dueAt: dates.dueAt ?? null,
		closesAt: dates.closesAt ?? null,
	};
	const found = findTarget(frame.course, form.get('target') ?? '');
	const groupIds = tickedIds(form, 'group', frame.groupIds);
	const membershipIds = tickedIds(form, 'person', frame.membershipIds);
	const everyone = form.get('audience') !== 'some';
	const answers = form.get('answers');
	const more: Record<string, string> = { ...orderErrors(schedule), ...dateErrors };
	if (found === null) more.target = 'Choose what to do.';
	if (!everyone && groupIds.length + membershipIds.length === 0) {
		more.audience = 'Choose at least one group or person, or make it for everyone.';
	}
	if (answers === 'due' && schedule.dueAt === null && more.due === undefined) {
		more.answers = 'Answers cannot be shown from the due date on while there is none.';
	}
	if (answers === 'close' && schedule.closesAt === null && more.closes === undefined) {
		more.answers = 'Answers cannot be shown from the closing on while it does not close.';
	}
	if (!parsed.ok || found === null || Object.keys(more).length > 0) {
		const values = Object.fromEntries(form);
		const own = parsed.ok ? {} : parsed.reply.errors;
		const added = Object.entries(more).map(([name, message]) => [name, [message]]);
		return { ok: false, reply: { values, errors: { ...own, ...Object.fromEntries(added) } } };
	}
	const { title, instructions, attempts, limitMinutes, behaviour, counts, weight, ...value } = parsed.value;
	const latePolicy: LatePolicy | null =
		value.latePercent === undefined
			? null
			: { percent: value.latePercent, per: value.latePer, floor: value.lateFloor ?? 0 };
	const missingPolicy: MissingPolicy | null =
		value.missingPercent === undefined ? null : { percent: value.missingPercent };
	return {
		ok: true,
		value: {
			target: found.target,
			targetId: found.targetId,
			title: title === undefined || title === '' ? found.title.slice(0, TITLE_MOST) : title,
			instructions: instructions ?? '',
			...schedule,
			limitMinutes: limitMinutes ?? null,
			attempts: attempts ?? null,
			behaviour: behaviour ?? null,
			counts: counts ?? null,
			answers: value.answers,
			latePolicy,
			missingPolicy,
			weight,
			anonymousMarking: value.anonymousMarking,
			everyone,
			groupIds: everyone ? [] : groupIds,
			membershipIds: everyone ? [] : membershipIds,
		},
	};
}

/** What of an assignment the form holds. */
type Filled = Omit<AssignmentInput, 'target' | 'targetId' | 'groupIds' | 'membershipIds'> & {
	target: AssignmentFacts['target'] | null;
	targetId: string;
	recipients: AssignmentFacts['recipients'];
};

const text = (value: number | string | null | undefined) => String(value ?? '');

/** The values of the form's fields for an assignment as it is stored. */
export function formValues(assignment: Filled, zone: string): Record<string, string> {
	const { target, targetId, latePolicy, missingPolicy, everyone, recipients } = assignment;
	const ticks = [
		...[...recipients.groupIds].map((id) => [`group.${id}`, 'on']),
		...[...recipients.membershipIds].map((id) => [`person.${id}`, 'on']),
	];
	return {
		target: target === null ? '' : targetValue(target, targetId),
		title: assignment.title,
		instructions: assignment.instructions,
		[DATE_FIELDS.opensAt]: dateValue(assignment.opensAt, zone),
		[DATE_FIELDS.dueAt]: dateValue(assignment.dueAt, zone),
		[DATE_FIELDS.closesAt]: dateValue(assignment.closesAt, zone),
		attempts: text(assignment.attempts),
		limitMinutes: text(assignment.limitMinutes),
		behaviour: text(assignment.behaviour),
		counts: text(assignment.counts),
		answers: assignment.answers,
		latePercent: text(latePolicy?.percent),
		latePer: latePolicy?.per ?? 'day',
		lateFloor: text(latePolicy?.floor),
		missingPercent: text(missingPolicy?.percent),
		weight: text(assignment.weight),
		...(assignment.anonymousMarking ? { anonymousMarking: 'on' } : {}),
		audience: everyone ? 'everyone' : 'some',
		...Object.fromEntries(ticks),
	};
}

/** A new assignment before anything is typed: the policies are those of the class. */
export function newFormValues(
	policies: Pick<AssignmentFacts, 'latePolicy' | 'missingPolicy'>,
	zone: string,
): Record<string, string> {
	return formValues(
		{
			...policies,
			target: null,
			targetId: '',
			title: '',
			instructions: '',
			opensAt: null,
			dueAt: null,
			closesAt: null,
			limitMinutes: null,
			attempts: null,
			behaviour: null,
			counts: null,
			answers: 'submission',
			weight: 1,
			anonymousMarking: false,
			everyone: true,
			recipients: { groupIds: new Set(), membershipIds: new Set() },
		},
		zone,
	);
}
