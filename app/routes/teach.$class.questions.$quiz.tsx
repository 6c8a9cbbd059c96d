import '~/ui/styles/teach-analysis.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { QuizAnalysis } from '~/features/analysis';
import { choiceIn, getQuizAnalysis } from '~/features/analysis/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.view.title ?? 'Questions'}: questions · Lectern` },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const view = await getQuizAnalysis(context.db, access.class, {
		quizId: params.quiz ?? '',
		choice: choiceIn(new URL(request.url).searchParams),
		mayRegrade: access.role === 'instructor',
	});
	if (view === null) throw notFound();
	return { view };
}

export default function QuizQuestions() {
	return <QuizAnalysis view={useLoaderData<typeof loader>().view} />;
}
