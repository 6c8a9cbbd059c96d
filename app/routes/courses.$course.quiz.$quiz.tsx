import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ensureViewer, getViewer } from '~/features/auth/index.server';
import { QuizIntroduction } from '~/features/quizzes';
import { getQuizIntro, startQuiz } from '~/features/quizzes/index.server';
import { paths } from '~/platform/paths';
import { notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.intro.title ?? 'Quiz'} · Lectern` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const intro = await getQuizIntro(context.db, {
		courseId: params.course ?? '',
		slug: params.quiz ?? '',
		userId: viewer?.id ?? null,
		now: context.now(),
	});
	if (intro === null) throw notFound();
	return { intro };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const attemptId = await startQuiz(context.db, {
		courseId: params.course ?? '',
		slug: params.quiz ?? '',
		viewer: () => ensureViewer(context, request),
		now: context.now(),
	});
	if (attemptId === null) throw notFound();
	return redirect(paths.attempt(attemptId));
}

export default function Quiz() {
	return <QuizIntroduction intro={useLoaderData<typeof loader>().intro} />;
}
