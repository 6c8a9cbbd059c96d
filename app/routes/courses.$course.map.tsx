import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { PlaceMap } from '~/features/catalog';
import { getMapPage } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Map · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const page = getMapPage(params.course ?? '');
	if (page === null) throw notFound();
	return data({ page }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function MapPage() {
	return <PlaceMap page={useLoaderData<typeof loader>().page} />;
}
