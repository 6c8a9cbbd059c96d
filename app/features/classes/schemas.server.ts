/** What the forms about classes may say. */
import { z } from 'zod';
import { getCatalog } from '~/content/index.server';
import { isTimeZone } from '~/core/dates';
import { parseLoginName } from '~/features/auth/index.server';
import { CLASS_NAME_MOST, GROUP_NAME_MOST } from './limits';

/** Controls, and the marks that turn the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const label = (what: string, most: number) =>
	z
		.string({ error: `Enter ${what}.` })
		.transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))
		.pipe(
			z
				.string()
				.min(1, `Enter ${what}.`)
				.max(most, `Shorten this to ${most} characters.`)
				.refine((text) => !INVISIBLE.test(text), 'Leave invisible characters out.'),
		);

const className = label('a name for the class', CLASS_NAME_MOST);
export const groupSchema = z.object({ name: label('a name for the group', GROUP_NAME_MOST) });

/** Names as the platform lists them; it may know more. */
export const ZONES: ReadonlyArray<string> = ['UTC', ...Intl.supportedValuesOf('timeZone')];

const zone = z
	.string({ error: 'Enter a time zone such as Asia/Baku.' })
	.trim()
	.transform((typed) => ZONES.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? typed)
	.refine(isTimeZone, 'Enter a time zone such as Asia/Baku or Europe/London.');

/** The class's id comes with the form, so that a form sent twice makes one class. */
const formId = z.uuid({ error: 'This form is not complete. Please load the page again.' });

export const createClassSchema = z.object({
	id: formId,
	course: z
		.string({ error: 'Choose a course.' })
		.refine((id) => getCatalog().some((course) => course.id === id), 'Choose a course of the list.'),
	name: className,
	zone,
});
export type CreateClassInput = z.infer<typeof createClassSchema>;

export const basicsSchema = z.object({
	name: className,
	zone,
	/** What the form showed. */
	wasName: z.string().default(''),
	wasZone: z.string().default(''),
});
export type BasicsInput = z.infer<typeof basicsSchema>;

const percent = (what: string) =>
	z
		.number({ error: `Enter ${what} from 0 to 100.` })
		.min(0, `Enter ${what} from 0 to 100.`)
		.max(100, `Enter ${what} from 0 to 100.`);

export const policiesSchema = z
	.object({
		late: z.enum(['none', 'hour', 'day'], { error: 'Choose what lateness costs.' }),
		latePercent: percent('a percentage').optional(),
		lateFloor: percent('a percentage').optional(),
		missing: z.enum(['none', 'set'], { error: 'Choose what missing work counts as.' }),
		missingPercent: percent('a percentage').optional(),
		/** What the form showed, as JSON. */
		was: z.string().default(''),
	})
	.refine(({ late, latePercent }) => late === 'none' || latePercent !== undefined, {
		path: ['latePercent'],
		message: 'Enter how many per cent come off.',
	})
	.refine(({ missing, missingPercent }) => missing === 'none' || missingPercent !== undefined, {
		path: ['missingPercent'],
		message: 'Enter what missing work counts as.',
	})
	.transform(({ late, latePercent = 0, lateFloor = 0, missing, missingPercent = 0, was }) => ({
		late: late === 'none' ? null : { percent: latePercent, per: late, floor: lateFloor },
		missing: missing === 'none' ? null : { percent: missingPercent },
		was,
	}));
export type PoliciesInput = z.infer<typeof policiesSchema>;

const day = z.iso
	.date({ error: 'Enter a day such as 2026-09-01.' })
	.refine((text) => text >= '2000' && text < '2200', 'Enter a day of this century or the next.');

export const copySchema = z.object({
	id: formId,
	name: className,
	/** First days of the old and the new term, on the clock of the class. */
	oldStart: day,
	newStart: day,
	groups: z.boolean().default(false),
	assignments: z.enum(['none', 'drafts', 'published'], { error: 'Choose what happens to the assignments.' }),
});
export type CopyInput = z.infer<typeof copySchema>;

const login = z.string({ error: 'Enter a mail address or a user name.' }).transform((text, context) => {
	const read = parseLoginName(text);
	if (read !== null) return read;
	context.addIssue({
		code: 'custom',
		message: 'Enter a mail address such as name@example.org, or a user name.',
	});
	return z.NEVER;
});

export const addTeacherSchema = z.object({
	login,
	role: z.enum(['instructor', 'assistant'], { error: 'Choose instructor or assistant.' }),
});
export type AddTeacherInput = z.infer<typeof addTeacherSchema>;

export const memberRoleSchema = z.object({
	member: z.uuid(),
	role: z.enum(['instructor', 'assistant', 'student']),
});
export type MemberRoleInput = z.infer<typeof memberRoleSchema>;
