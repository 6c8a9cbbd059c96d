import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { CourseList } from '~/features/catalog';
import { getCatalogPage } from '~/features/catalog/index.server';
import { PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction = () => [
	{ title: 'Courses · Lectern' },
	{
		name: 'description',
		content: 'Courses that take one argument apart: what is documented, what is claimed, and who says it.',
	},
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const page = await getCatalogPage(context.db, viewer?.id ?? null);
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function Catalogue() {
	return <CourseList page={useLoaderData<typeof loader>().page} />;
}
