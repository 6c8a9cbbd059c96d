import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { CourseOverview } from '~/features/catalog';
import { getCoursePage } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.page.title ?? 'Course'} · Lectern` },
	{ name: 'description', content: loaded?.page.summary ?? '' },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const page = await getCoursePage(context.db, params.course ?? '', viewer?.id ?? null);
	if (page === null) throw notFound();
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function Course() {
	return <CourseOverview page={useLoaderData<typeof loader>().page} />;
}
