import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { getViewer, requireAccount } from '~/features/auth/index.server';
import { JoinPage } from '~/features/classes';
import { getJoinPage, join } from '~/features/classes/index.server';

export const meta: MetaFunction = () => [
	{ title: 'Join a class · Lectern' },
	{ name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'same-origin',
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const { view, status } = await getJoinPage(context, viewer, params.code ?? '');
	return data({ view }, { status });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireAccount(context, request);
	const result = await join(context, viewer, params.code ?? '');
	if (result.ok) throw redirect(result.to);
	return data({ view: result.page.view }, { status: result.page.status });
}

export default function Join() {
	const { view } = useLoaderData<typeof loader>();
	return <JoinPage view={useActionData<typeof action>()?.view ?? view} />;
}
