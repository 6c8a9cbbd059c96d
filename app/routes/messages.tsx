import '~/ui/styles/messages.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireAccount } from '~/features/auth/index.server';
import { InboxPage } from '~/features/messages';
import { getInbox, markAllRead, markRead, readCursor } from '~/features/messages/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Messages · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireAccount(context, request);
	const before = readCursor(new URL(request.url).searchParams.get('before'));
	return { inbox: await getInbox(context.db, viewer.id, { before, now: context.now() }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireAccount(context, request);
	const form = await readForm(request);
	const now = context.now();
	switch (form.get('intent')) {
		case 'read':
			await markRead(context.db, viewer.id, form.get('id') ?? '', now);
			break;
		case 'read-all': {
			const until = new Date(form.get('until') ?? '');
			if (Number.isNaN(until.getTime()))
				throw badRequest('This form is out of date. Open your messages again.');
			await markAllRead(context.db, viewer.id, until, now);
			break;
		}
		default:
			throw badRequest('This form is not known here.');
	}
	throw redirect(paths.messages());
}

export default function Messages() {
	return <InboxPage inbox={useLoaderData<typeof loader>().inbox} />;
}
