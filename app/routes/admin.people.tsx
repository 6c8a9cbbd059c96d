import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PeoplePage } from '~/features/admin';
import { searchPeople } from '~/features/admin/index.server';
import { requireRole } from '~/features/auth/index.server';

export const meta: MetaFunction = () => [{ title: 'People: admin · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(context, request, 'admin');
	return { view: await searchPeople(context, new URL(request.url).searchParams) };
}

export default function People() {
	return <PeoplePage view={useLoaderData<typeof loader>().view} />;
}
