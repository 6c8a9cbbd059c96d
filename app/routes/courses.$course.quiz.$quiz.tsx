import '~/ui/styles/rules.css';
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ensureViewer, getViewer } from '~/features/auth/index.server';
import { QuizIntroduction } from '~/features/quizzes';
import { getQuizIntro, startQuiz } from '~/features/quizzes/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
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
		assignment: new URL(request.url).searchParams.get('assignment'),
		now: context.now(),
	});
	if (intro === null) throw notFound();
	return { intro };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const form = await readForm(request);
	const result = await startQuiz(context, {
		courseId: params.course ?? '',
		slug: params.quiz ?? '',
		viewer: () => ensureViewer(context, request),
		assignment: form.get('assignment') ?? new URL(request.url).searchParams.get('assignment'),
		now: context.now(),
	});
	if (result.kind === 'not-found') throw notFound();
	if (result.kind === 'refused') return data({ refused: result.message }, { status: 409 });
	return redirect(paths.attempt(result.attemptId));
}

export default function Quiz() {
	const refused = useActionData<typeof action>()?.refused ?? null;
	return <QuizIntroduction intro={useLoaderData<typeof loader>().intro} refused={refused} />;
}
