import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { Glossary } from '~/features/catalog';
import { getGlossaryPage, placeList } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Glossary · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const found = getGlossaryPage(params.course ?? '');
	if (found === null) throw notFound();
	return data({ page: placeList(context, found) }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function GlossaryPage() {
	return <Glossary page={useLoaderData<typeof loader>().page} />;
}
