import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { DataTable } from '~/features/catalog';
import { getTablePage } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.page.table.title ?? 'Table'} · ${loaded?.page.courseTitle ?? 'Lectern'}` },
	{ name: 'description', content: loaded?.page.table.intro ?? '' },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const page = getTablePage(params.course ?? '', params.table ?? '');
	if (page === null) throw notFound();
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function TablePage() {
	return <DataTable page={useLoaderData<typeof loader>().page} />;
}
