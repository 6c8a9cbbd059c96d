/** The posted forms of the marking pages. */
import type { RequestContext } from '~/context';
import { formatHundredths } from '~/core/csv';
import { formatBoth, LOCALE } from '~/core/dates';
import type { ClassAccess } from '~/features/classes/index.server';
import { answer, replyTo } from '~/platform/forms.server';
import { badRequest, notFound } from '~/platform/responses';
import { revealNames } from './anonymous.server';
import { COMMENT_MOST, findComment, forgetComment, saveComment } from './comments.server';
import { type MarkResult, markReflection } from './mark-reflection.server';
import { POINTS } from './marking-fields';
import { namesOf, viewerZone } from './words.server';

type Reply = ReturnType<typeof answer>;

/** What is on the page stays on it, with the comment changed. */
function withComment(form: URLSearchParams, comment: string): Reply {
	const kept = new URLSearchParams(form);
	kept.set('comment', comment);
	return answer(200, replyTo(kept, {}));
}

/** Two comments one below the other. */
export function joined(before: string, added: string): string {
	return before.trim() === '' ? added : `${before.trimEnd()}\n\n${added}`;
}

function pointsIn(form: URLSearchParams): Record<string, number> {
	return Object.fromEntries(
		[...form].flatMap(([field, value]) =>
			field.startsWith(POINTS) && value !== '' ? [[field.slice(POINTS.length), Number(value)] as const] : [],
		),
	);
}

async function staleSentence(
	{ db }: RequestContext,
	access: ClassAccess,
	newest: Extract<MarkResult, { reason: 'stale' }>['newest'],
): Promise<string> {
	if (newest === null)
		return 'The marks have changed. Nothing was entered: look again and enter them if they hold.';
	const by = (await namesOf(db, [newest.byId])).get(newest.byId) ?? 'Somebody';
	const at = formatBoth(newest.at, access.class.zone, await viewerZone(db, access), LOCALE);
	const why = newest.comment === '' ? '' : ` with the comment “${newest.comment}”`;
	return `${by} has marked this answer in between, on ${at}: ${formatHundredths(newest.fraction)} %${why}. Your marks are not entered yet. Press the button again if they still hold.`;
}

async function mark(
	context: RequestContext,
	access: ClassAccess,
	where: { attemptId: string; itemId: string },
	form: URLSearchParams,
	comment: string,
): Promise<Reply | 'marked'> {
	const input = { ...where, points: pointsIn(form), comment: comment.trim(), seen: form.get('seen') ?? '' };
	const result = await markReflection(context, access, input);
	if (result.ok) return 'marked';
	switch (result.reason) {
		case 'not found':
			throw notFound();
		case 'incomplete': {
			const errors = result.criteria.map(
				({ id, criterion }) => [`${POINTS}${id}`, `Choose a level: ${criterion}`] as const,
			);
			return answer(400, replyTo(form, Object.fromEntries(errors)));
		}
		case 'stale':
			return answer(409, replyTo(form, { '': await staleSentence(context, access, result.newest) }));
	}
}

/**
 * Does what a form of the page of one answer asks for: `mark`, `stay`, `keep` the comment in the bank, `insert:<id>`
 * or `forget:<id>` a comment of it, or `reveal` the names.
 * @returns `marked`, or the page again with what was typed
 * @throws {Response} 404 for an answer that is not of the class, 400 for an unknown form
 */
export async function postMarking(
	context: RequestContext,
	access: ClassAccess,
	where: { attemptId: string; itemId: string },
	form: URLSearchParams,
): Promise<Reply | 'marked'> {
	const { db, now } = context;
	const { viewer } = access;
	const comment = (form.get('comment') ?? '').replaceAll('\r\n', '\n');
	const [intent, id = ''] = (form.get('intent') ?? '').split(':');
	const tooLong = `Shorten the comment to ${COMMENT_MOST} characters.`;
	if (comment.length > COMMENT_MOST) return answer(400, replyTo(form, { comment: tooLong }));
	switch (intent) {
		case 'mark':
			return mark(context, access, where, form, comment);
		case 'stay':
			return withComment(form, comment);
		case 'insert': {
			const text = await findComment(db, viewer.id, id);
			if (text === null) return answer(400, replyTo(form, { comment: 'This comment is not in your bank.' }));
			return withComment(form, joined(comment, text));
		}
		case 'keep': {
			const text = comment.trim();
			if (text === '') return answer(400, replyTo(form, { comment: 'Write the comment to keep first.' }));
			if (await saveComment(db, viewer.id, text, now())) return withComment(form, comment);
			return answer(400, replyTo(form, { comment: 'Your bank is full. Remove a comment first.' }));
		}
		case 'forget':
			await forgetComment(db, viewer.id, id);
			return withComment(form, comment);
		default:
			throw badRequest('This form is not known here.');
	}
}

/** Shows the names of an assignment from now on. @throws {Response} 404 when the class has no such assignment */
export async function postReveal(
	context: RequestContext,
	access: ClassAccess,
	form: URLSearchParams,
): Promise<void> {
	if (form.get('intent') !== 'reveal') throw badRequest('This form is not known here.');
	if (!(await revealNames(context, access, form.get('assignment') ?? ''))) throw notFound();
}
