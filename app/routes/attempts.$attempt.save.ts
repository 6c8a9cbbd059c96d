import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { getViewer } from '~/features/auth/index.server';
import { getDeadline, saveFromBrowser } from '~/features/quizzes/index.server';
import { notFound } from '~/platform/responses';

/** Saves what the outbox sends; see `features/quizzes/protocol.ts`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await getViewer(context, request);
	if (viewer === null) return Response.json({ message: 'You are signed out.' }, { status: 401 });
	const result = await saveFromBrowser(context, {
		attemptId: params.attempt ?? '',
		userId: viewer.id,
		body: await request.text(),
		now: context.now(),
	});
	if (result.kind === 'not-found')
		return Response.json({ message: 'There is no such attempt.' }, { status: 404 });
	if (result.kind === 'bad-request') return Response.json({ message: result.message }, { status: 400 });
	return Response.json(result.reply);
}

/** When the attempt ends now: a teacher may have given more time. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const attemptId = params.attempt ?? '';
	const reply =
		viewer === null ? null : await getDeadline(context, { attemptId, userId: viewer.id, now: context.now() });
	if (reply === null) throw notFound();
	return Response.json(reply, { headers: { 'Cache-Control': 'no-store' } });
}
