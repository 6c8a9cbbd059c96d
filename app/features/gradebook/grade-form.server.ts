/** The posted forms of one cell of the gradebook. */
import type { RequestContext } from '~/context';
import { formatBoth, LOCALE } from '~/core/dates';
import type { ClassAccess } from '~/features/classes/index.server';
import { answer, parseForm, replyTo } from '~/platform/forms.server';
import { badRequest, notFound } from '~/platform/responses';
import { entrySchemas } from './entry-schemas.server';
import { type EntryKind, enterGrade, type NewestEntry } from './grade-entries.server';
import { entryWords } from './grade-page.server';
import { namesOf, viewerZone } from './words.server';

const KINDS: ReadonlyArray<EntryKind> = ['override', 'clear', 'excuse', 'unexcuse'];

async function staleSentence(
	{ db }: RequestContext,
	access: ClassAccess,
	newest: NewestEntry | null,
): Promise<string> {
	if (newest === null) return 'The history has changed. Nothing was entered: look at it and enter it again.';
	const by = (await namesOf(db, [newest.byId])).get(newest.byId) ?? 'Somebody';
	const at = formatBoth(newest.at, access.class.zone, await viewerZone(db, access), LOCALE);
	const why = newest.reason === '' ? '' : ` (“${newest.reason}”)`;
	return `${by} has changed this grade in between, on ${at}: ${entryWords(newest)}${why}. Yours is not entered yet. Enter it again if it still holds.`;
}

/**
 * Does what a form of the page asks for.
 * @returns null when it is done, else the form again with what was wrong: 400, or 409 when somebody else was first
 * @throws {Response} 404 for a student or assignment that is not of the class, 400 for an unknown form
 */
export async function postGrade(
	context: RequestContext,
	access: ClassAccess,
	where: { assignmentId: string; userId: string },
	form: URLSearchParams,
) {
	const kind = KINDS.find((each) => each === form.get('intent'));
	if (kind === undefined) throw badRequest('This form is not known here.');
	const parsed = parseForm(form, entrySchemas[kind]);
	if (!parsed.ok) return answer(400, parsed.reply);
	const score = 'score' in parsed.value ? parsed.value.score : null;
	const result = await enterGrade(context, access, { ...where, kind, ...parsed.value, score });
	if (result.ok) return null;
	if (result.reason === 'not found') throw notFound();
	return answer(409, replyTo(form, { '': await staleSentence(context, access, result.newest) }));
}
