import '~/ui/styles/teach.css';
import '~/ui/styles/teach-classes.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireAccount } from '~/features/auth/index.server';
import { ClassList } from '~/features/classes';
import { getClassList } from '~/features/classes/index.server';

export const meta: MetaFunction = () => [{ title: 'Your classes · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { view: await getClassList(context, await requireAccount(context, request)) };
}

export default function Classes() {
	return <ClassList view={useLoaderData<typeof loader>().view} />;
}
