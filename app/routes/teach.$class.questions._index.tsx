import '~/ui/styles/teach-analysis.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { QuizList } from '~/features/analysis';
import { choiceIn, getQuizList } from '~/features/analysis/index.server';
import { requireTeacher } from '~/features/classes/index.server';

export const meta: MetaFunction = () => [{ title: 'Questions · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return { view: await getQuizList(context.db, access.class, choiceIn(new URL(request.url).searchParams)) };
}

export default function Questions() {
	return <QuizList view={useLoaderData<typeof loader>().view} />;
}
