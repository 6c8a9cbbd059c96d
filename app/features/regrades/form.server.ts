/** Reading the form of a correction: what is to be done, by which key, and why. */
import { z } from 'zod';
import type { Item } from '~/core/kinds';
import { type KeyChange, rekey } from '~/core/kinds/rekey';
import { parseForm, replyTo } from '~/platform/forms.server';
import type { Proposal } from './plan.server';
import type { ClassQuestion } from './question.server';

const MOST_REASON = 500;
const MOST_ACCEPTED = 20;

const number = (name: string) =>
	z
		.string({ error: `Write ${name} as a number.` })
		.trim()
		.transform((text) => text.replace(',', '.'))
		.refine(
			(text) => text !== '' && Number.isFinite(Number(text)),
			`Write ${name} as a number, such as 12 or 3.5.`,
		)
		.transform(Number);

const common = z.object({
	what: z.enum(['key', 'course', 'drop', 'credit'], { error: 'Choose what is to be done.' }),
	policy: z
		.enum(['replace', 'keepHigher'], { error: 'Choose whether a score may fall.' })
		.default('keepHigher'),
	reason: z
		.string({ error: 'Say why, in a sentence: it is kept with the correction.' })
		.trim()
		.min(3, 'Say why, in a sentence: it is kept with the correction.')
		.max(MOST_REASON, `Use at most ${MOST_REASON} characters.`),
});
const numericKey = z.object({
	answer: number('the right answer'),
	tolerance: number('the tolerance').refine((value) => value >= 0, 'The tolerance must not be below 0.'),
});

type Parsed =
	| { ok: true; proposal: Proposal; reason: string }
	| { ok: false; reply: ReturnType<typeof replyTo> };

/** What was typed, and what is wrong with it, or the correction that is meant. */
export function parseRegrade(form: URLSearchParams, { item, inCourse }: ClassQuestion): Parsed {
	const parsed = parseForm(form, common);
	if (!parsed.ok) return parsed;
	const { what, policy, reason } = parsed.value;
	const refuse = (name: string, message: string): Parsed => ({
		ok: false,
		reply: replyTo(form, { [name]: message }),
	});
	const itemId = item.id;
	if (what === 'drop' || what === 'credit') {
		return { ok: true, reason, proposal: { itemId, kind: what, policy: 'replace', item: null } };
	}
	if (what === 'course') {
		if (inCourse === null) return refuse('what', 'The course has no other version of this question.');
		return { ok: true, reason, proposal: { itemId, kind: 'rekey', policy, item: inCourse } };
	}
	const read = readKey(form, item, reason);
	if (!read.ok) return { ok: false, reply: read.reply };
	const rekeyed = rekey(item, read.change);
	if (!rekeyed.ok) return refuse(read.field, rekeyed.problems.join(' '));
	if (JSON.stringify(rekeyed.item) === JSON.stringify(item)) {
		return refuse(
			read.field,
			'This is the key that the question has. Change it, or choose something else to do.',
		);
	}
	return { ok: true, reason, proposal: { itemId, kind: 'rekey', policy, item: rekeyed.item } };
}

type ReadKey =
	| { ok: true; change: KeyChange; field: string }
	| { ok: false; reply: ReturnType<typeof replyTo> };

/** @param note the reason: learners read it in place of feedback that no longer holds */
function readKey(form: URLSearchParams, item: Item, note: string): ReadKey {
	const refuse = (name: string, message: string): ReadKey => ({
		ok: false,
		reply: replyTo(form, { [name]: message }),
	});
	switch (item.kind) {
		case 'single-choice': {
			const right = form.get('right');
			if (right === null || right === '') return refuse('right', 'Choose the option that is right.');
			return { ok: true, field: 'right', change: { kind: item.kind, right, note } };
		}
		case 'multiple-response': {
			const right = item.options.map(({ id }) => id).filter((id) => form.has(`right.${id}`));
			if (right.length === 0) return refuse('', 'Tick at least one option that is right.');
			return { ok: true, field: '', change: { kind: item.kind, right, note } };
		}
		case 'short-text': {
			const lines = (form.get('accept') ?? '').split(/\r?\n/).map((line) => line.trim());
			const accept = [...new Set(lines.filter((line) => line !== ''))];
			if (accept.length === 0)
				return refuse('accept', 'Write the answers that are accepted as well, one a line.');
			if (accept.length > MOST_ACCEPTED)
				return refuse('accept', `Add at most ${MOST_ACCEPTED} answers at a time.`);
			return { ok: true, field: 'accept', change: { kind: item.kind, accept, note } };
		}
		case 'numeric': {
			const parsed = parseForm(form, numericKey);
			if (!parsed.ok) return parsed;
			return { ok: true, field: 'answer', change: { kind: item.kind, ...parsed.value, note } };
		}
		default:
			return refuse(
				'what',
				'Another key cannot be entered for this kind of question: drop it, or give full credit.',
			);
	}
}
