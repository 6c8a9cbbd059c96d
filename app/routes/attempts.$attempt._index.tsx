import { randomUUID } from 'node:crypto';
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireViewer } from '~/features/auth/index.server';
import { AttemptView } from '~/features/quizzes';
import { actOnAttempt, getAttemptPage } from '~/features/quizzes/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { ANSWERS_BYTES, badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.page.quizTitle ?? 'Quiz'} · Lectern` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer(context, request);
	const found = await getAttemptPage(context.db, {
		attemptId: params.attempt ?? '',
		userId: viewer.id,
		now: context.now(),
	});
	if (found.kind === 'not-found') throw notFound();
	if (found.kind === 'closed') throw redirect(paths.attemptReview(params.attempt ?? ''));
	return { page: found.page, formKey: randomUUID() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer(context, request);
	const attemptId = params.attempt ?? '';
	const result = await actOnAttempt(context, {
		attemptId,
		userId: viewer.id,
		form: await readForm(request, ANSWERS_BYTES),
		now: context.now(),
	});
	switch (result.kind) {
		case 'not-found':
			throw notFound();
		case 'bad-request':
			throw badRequest(result.message);
		case 'closed':
			return redirect(paths.attemptReview(attemptId));
		case 'problems':
			return data(result.problems, { status: result.stale ? 409 : 400 });
		case 'saved':
			return redirect(
				result.itemId === null
					? `${paths.attempt(attemptId)}?saved=1`
					: `${paths.attempt(attemptId)}#item-${result.itemId}`,
			);
		default:
			return result satisfies never;
	}
}

export default function Attempt() {
	const { page, formKey } = useLoaderData<typeof loader>();
	const problems = useActionData<typeof action>() ?? null;
	return <AttemptView key={page.id} page={page} formKey={formKey} problems={problems} />;
}
