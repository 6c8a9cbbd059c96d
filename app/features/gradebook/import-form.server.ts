/** The posted forms of bringing grades in. */
import { data } from '@remix-run/node';
import type { RequestContext } from '~/context';
import type { ClassAccess } from '~/features/classes/index.server';
import { readUpload } from '~/platform/read-upload.server';
import { badRequest } from '~/platform/responses';
import { commitImport, previewImport } from './import.server';
import type { ImportReply } from './views';

const CHOOSE = 'Choose a file, or paste what is in it.';
const NOT_TEXT = 'The file is not text in UTF-8. Save it in your spreadsheet as “CSV UTF-8”.';

const reply = (status: number, over: Partial<ImportReply>) =>
	data<ImportReply>({ text: '', problem: null, preview: null, stale: false, ...over }, { status });

/**
 * Shows what a file would change (`intent=preview`), or writes what was shown (`intent=commit`).
 * @returns how many cells were written, or the page again: 400 for a file that cannot be read, 409 when the gradebook
 * has changed in between
 */
export async function postImport(
	context: RequestContext,
	access: ClassAccess,
	request: Request,
): Promise<{ written: number } | ReturnType<typeof reply>> {
	const { fields, file, unreadable } = await readUpload(request, 'file');
	switch (fields.get('intent')) {
		case 'preview': {
			const text = fields.get('text') ?? '';
			if (unreadable) return reply(400, { text, problem: NOT_TEXT });
			const given = file ?? text;
			if (given.trim() === '') return reply(400, { text, problem: CHOOSE });
			const result = await previewImport(context, access, given);
			if (!result.ok) return reply(400, { text, problem: result.problem });
			return reply(200, { text, preview: result.preview });
		}
		case 'commit': {
			const changes = { file: fields.get('changes') ?? '', hash: fields.get('hash') ?? '' };
			const result = await commitImport(context, access, changes);
			if (result.ok) return { written: result.written };
			if ('problem' in result) return reply(400, { problem: result.problem });
			return reply(409, { preview: result.preview, stale: true });
		}
		default:
			throw badRequest('This form is not known here.');
	}
}
