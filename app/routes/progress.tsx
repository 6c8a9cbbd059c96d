import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getViewer } from '~/features/auth/index.server';
import { ProgressOverview } from '~/features/progress';
import { getProgressPage } from '~/features/progress/index.server';

export const meta: MetaFunction = () => [{ title: 'My progress · Lectern' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	return { page: await getProgressPage(context.db, viewer?.id ?? null) };
}

export default function Progress() {
	return <ProgressOverview page={useLoaderData<typeof loader>().page} />;
}
