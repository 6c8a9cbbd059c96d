import type { ActionFunctionArgs } from '@remix-run/node';
import { getViewer } from '~/features/auth/index.server';
import { saveFromBrowser } from '~/features/quizzes/index.server';
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

export function loader() {
	throw notFound();
}
