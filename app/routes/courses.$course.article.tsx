import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { ArticleMap } from '~/features/catalog';
import { getArticlePage } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Article map · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const page = getArticlePage(params.course ?? '', context.config.dataDir);
	if (page === null) throw notFound();
	// Public with the owner's text too: it is read once, so that the page is the same for everybody.
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function ArticlePage() {
	return <ArticleMap page={useLoaderData<typeof loader>().page} />;
}
