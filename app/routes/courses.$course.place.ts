import type { ActionFunctionArgs } from '@remix-run/node';
import { getViewer } from '~/features/auth/index.server';
import { keepLessonPlace } from '~/features/lessons/index.server';
import { readForm } from '~/platform/read-form.server';
import { notFound } from '~/platform/responses';

/** Where the learner stopped reading; sent by a beacon when the page goes away. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await getViewer(context, request);
	if (viewer === null) throw notFound();
	const kept = await keepLessonPlace(context.db, {
		courseId: params.course ?? '',
		form: await readForm(request),
		userId: viewer.id,
		now: context.now(),
	});
	if (!kept) throw notFound();
	return new Response(null, { status: 204 });
}

export function loader() {
	throw notFound();
}
