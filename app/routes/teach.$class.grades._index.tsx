import '~/ui/styles/teach-grades.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { Gradebook } from '~/features/gradebook';
import { getGradebook, readQuery } from '~/features/gradebook/index.server';

export const meta: MetaFunction = () => [{ title: 'Gradebook · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return { view: await getGradebook(context, access, readQuery(new URL(request.url).searchParams)) };
}

export default function GradebookPage() {
	return <Gradebook view={useLoaderData<typeof loader>().view} />;
}
