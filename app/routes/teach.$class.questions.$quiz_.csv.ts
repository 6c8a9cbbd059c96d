import type { LoaderFunctionArgs } from '@remix-run/node';
import { choiceIn, getQuizAnalysis, questionsCsv } from '~/features/analysis/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';

/** The figures of every question of a quiz, for a spreadsheet. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const view = await getQuizAnalysis(context.db, access.class, {
		quizId: params.quiz ?? '',
		choice: choiceIn(new URL(request.url).searchParams),
		mayRegrade: false,
	});
	if (view === null) throw notFound();
	return new Response(questionsCsv(view), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="questions-${view.quizId.replace(/[^\w-]/g, '-')}.csv"`,
			'Cache-Control': 'no-store',
		},
	});
}
