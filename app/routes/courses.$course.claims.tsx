import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { ClaimLedger } from '~/features/catalog';
import { getClaimsPage, placeList } from '~/features/catalog/index.server';
import { notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Claims · ${loaded?.page.courseTitle ?? 'Lectern'}` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const found = getClaimsPage(params.course ?? '', new URL(request.url).searchParams);
	if (found === null) throw notFound();
	// The cache keeps the whole ledger only: addresses with a query are not in it.
	return data({ page: placeList(context, found) }, { headers: viewer === null ? PUBLIC_PAGE : {} });
}

export default function ClaimsPage() {
	return <ClaimLedger page={useLoaderData<typeof loader>().page} />;
}
