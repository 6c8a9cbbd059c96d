import '~/ui/styles/teach-classes.css';
import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { refreshOpenAttempts } from '~/features/assignments/index.server';
import { RosterPage } from '~/features/classes';
import {
	commitRoster,
	letterOrigin,
	PASSWORDS_MOST,
	previewRoster,
	ROSTER_MOST,
	type RosterDone,
	type RosterPreview,
	type RosterRefusal,
	requireTeacher,
} from '~/features/classes/index.server';
import { replyTo } from '~/platform/forms.server';
import { readUpload } from '~/platform/read-upload.server';
import { badRequest } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Add people by a list · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	return { classId: access.class.id, mails: letterOrigin(context, request) !== null };
}

const REFUSALS: Readonly<Record<RosterRefusal, string>> = {
	empty: 'The list is empty. Paste at least one line with a name.',
	'too-long': `The list has more than ${ROSTER_MOST} lines. Send the first ${ROSTER_MOST}, then the rest.`,
	'too-many-accounts': `More than ${PASSWORDS_MOST} people on the list have no mail address. Send at most ${PASSWORDS_MOST} of them at once, so that the cards can be made while you wait.`,
};

const UNREADABLE =
	'This file is not text that can be read here. Save it as “CSV UTF-8”, or copy the cells and paste them below.';

interface Answered {
	reply: ReturnType<typeof replyTo> | null;
	preview: RosterPreview | null;
	changed: boolean;
	done: RosterDone | null;
}
const NOTHING: Answered = { reply: null, preview: null, changed: false, done: null };

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const { fields, file, unreadable } = await readUpload(request, 'file');
	const refuse = (message: string) =>
		data({ ...NOTHING, reply: replyTo(fields, { list: message }) }, { status: 400 });
	if (unreadable) return refuse(UNREADABLE);
	if (file !== null) fields.set('list', file);
	const text = fields.get('list') ?? '';
	switch (fields.get('intent')) {
		case 'preview': {
			const looked = await previewRoster(context, access, text);
			return looked.ok ? data({ ...NOTHING, preview: looked.preview }) : refuse(REFUSALS[looked.reason]);
		}
		case 'commit': {
			const seen = fields.get('seen') ?? '';
			const result = await commitRoster(context, request, access, { text, seen });
			if (result.ok) {
				// The list may have moved people to groups with other dates.
				await refreshOpenAttempts(context.db, {
					classId: access.class.id,
					userIds: null,
					now: context.now(),
				});
				return data({ ...NOTHING, done: result.done });
			}
			if (result.reason !== 'changed') return refuse(REFUSALS[result.reason]);
			return data({ ...NOTHING, preview: result.preview, changed: true }, { status: 409 });
		}
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function AddPeople() {
	const answered = useActionData<typeof action>() ?? NOTHING;
	return <RosterPage {...useLoaderData<typeof loader>()} {...answered} />;
}
