import '~/ui/styles/teach-insight.css';
import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { Dashboard } from '~/features/insight';
import { getDashboard, readQuery } from '~/features/insight/index.server';

export const meta: MetaFunction = () => [{ title: 'Today · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { query, daysError } = readQuery(new URL(request.url).searchParams);
	const view = await getDashboard(context, access, query);
	return data({ view, daysError }, { status: daysError === null ? 200 : 400 });
}

export default function Today() {
	return <Dashboard {...useLoaderData<typeof loader>()} />;
}
