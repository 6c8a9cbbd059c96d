import '~/ui/styles/teach-regrades.css';
import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { NewRegrade } from '~/features/regrades';
import { actOnRegrade, getNewRegrade } from '~/features/regrades/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { notFound } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Correct a question · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/** `?quiz=` and `?item=` say which question. */
function askedFor(request: Request): { quizId: string; itemId: string } {
	const { searchParams } = new URL(request.url);
	return { quizId: searchParams.get('quiz') ?? '', itemId: searchParams.get('item') ?? '' };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const page = await getNewRegrade(context, access, askedFor(request));
	if (page === null) throw notFound();
	return { page };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const result = await actOnRegrade(context, access, askedFor(request), await readForm(request));
	switch (result.kind) {
		case 'not-found':
			throw notFound();
		case 'applied':
			throw redirect(`${paths.teachRegrades(access.class.id)}?done=applied`);
		case 'invalid':
			return data({ reply: result.reply, preview: null }, { status: 400 });
		case 'preview':
			return data({ reply: result.reply, preview: result.preview });
		default:
			return result satisfies never;
	}
}

export default function NewCorrection() {
	const { page } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return <NewRegrade page={page} reply={answer?.reply ?? null} preview={answer?.preview ?? null} />;
}
