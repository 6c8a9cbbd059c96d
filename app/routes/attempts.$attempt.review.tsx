import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireViewer } from '~/features/auth/index.server';
import { AttemptReview } from '~/features/quizzes';
import { getReviewPage } from '~/features/quizzes/index.server';
import { paths } from '~/platform/paths';
import { notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Review: ${loaded?.page.quizTitle ?? 'quiz'} · Lectern` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer(context, request);
	const found = await getReviewPage(context.db, {
		attemptId: params.attempt ?? '',
		userId: viewer.id,
		now: context.now(),
	});
	if (found.kind === 'not-found') throw notFound();
	if (found.kind === 'open') throw redirect(paths.attempt(params.attempt ?? ''));
	return { page: found.page };
}

export default function Review() {
	return <AttemptReview page={useLoaderData<typeof loader>().page} />;
}
