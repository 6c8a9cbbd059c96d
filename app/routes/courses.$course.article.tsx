import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { ArticleMap } from '~/features/catalog';
import { getArticlePage, placeList } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Article map · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const found = getArticlePage(params.course ?? '', context.config.dataDir);
	if (found === null) throw notFound();
	// Public with the owner's text too: it is read once, so that the page is the same for everybody.
	return data({ page: placeList(context, found) }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function ArticlePage() {
	return <ArticleMap page={useLoaderData<typeof loader>().page} />;
}
