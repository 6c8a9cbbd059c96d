import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { Timeline } from '~/features/catalog';
import { getTimelinePage } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Timeline · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const { searchParams } = new URL(request.url);
	const page = getTimelinePage(params.course ?? '', {
		from: searchParams.get('from'),
		to: searchParams.get('to'),
	});
	if (page === null) throw notFound();
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function TimelinePage() {
	return <Timeline page={useLoaderData<typeof loader>().page} />;
}
