import { randomUUID } from 'node:crypto';
import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { ensureViewer, getViewer } from '~/features/auth/index.server';
import { LessonArticle } from '~/features/lessons';
import { actOnLesson, getLessonPage, withText } from '~/features/lessons/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { ANSWERS_BYTES, badRequest, notFound, PUBLIC_PAGE } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.page.lesson.title ?? 'Lesson'} · Lectern` },
	{ name: 'description', content: loaded?.page.lesson.summary ?? '' },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** A check answered by script changes its own block only; the page's text need not travel again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
	formData?.get('scripted') === '1' ? false : defaultShouldRevalidate;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const found = await getLessonPage(context.db, {
		courseId: params.course ?? '',
		slug: params.lesson ?? '',
		userId: viewer?.id ?? null,
		now: context.now(),
	});
	if (found === null) throw notFound();
	// In a document the text goes into the page and not into the data; a client navigation carries it as data.
	if (!context.isDataRequest) for (const [id, html] of found.prose) context.prose.set(id, html);
	return data(
		{
			page: context.isDataRequest ? withText(found) : found.page,
			checkKey: viewer === null ? 'first' : randomUUID(),
		},
		{ headers: viewer === null ? PUBLIC_PAGE : {} },
	);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const form = await readForm(request, ANSWERS_BYTES);
	const courseId = params.course ?? '';
	const slug = params.lesson ?? '';
	const result = await actOnLesson(context, {
		courseId,
		slug,
		form,
		viewer: () => ensureViewer(context, request),
	});
	switch (result.kind) {
		case 'not-found':
			throw notFound();
		case 'bad-request':
			throw badRequest(result.message);
		case 'go':
			return redirect(result.href);
		case 'checked': {
			const { check, problem, itemId } = result;
			if (form.get('scripted') === '1')
				return data({ check, problem }, { status: problem === null ? 200 : 400 });
			if (problem !== null) throw badRequest(problem);
			return redirect(`${paths.lesson(courseId, slug)}#check-${itemId}`);
		}
		default:
			return result satisfies never;
	}
}

export default function Lesson() {
	const { page, checkKey } = useLoaderData<typeof loader>();
	return <LessonArticle key={page.lesson.id} page={page} checkKey={checkKey} />;
}
