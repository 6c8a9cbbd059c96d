import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { SearchResults } from '~/features/search';
import { getSearchPage } from '~/features/search/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Search · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const page = getSearchPage(params.course ?? '', new URL(request.url).searchParams.get('q'));
	if (page === null) throw notFound();
	// The cache keeps pages without a query only.
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function SearchRoute() {
	return <SearchResults page={useLoaderData<typeof loader>().page} />;
}
