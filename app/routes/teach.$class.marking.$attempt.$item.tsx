import '~/ui/styles/teach-grades.css';
import '~/ui/styles/teach-marking.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { MarkAnswer } from '~/features/gradebook';
import { addressAfterMarking, getMarkingPage, postMarking } from '~/features/gradebook/index.server';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.page.who ?? 'Answer'}: ${data?.page.assignment.title ?? ''} · Lectern` },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/** Also after a refusal: the page then shows what somebody else has marked. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { attempt: attemptId = '', item: itemId = '' } = params;
	const page = await getMarkingPage(context, access, { attemptId, itemId });
	return { page, done: new URL(request.url).searchParams.has('done') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { attempt: attemptId = '', item: itemId = '' } = params;
	const form = await readForm(request);
	// Asked before the marks move the answer to another list.
	const after = await addressAfterMarking(context, access, { attemptId, itemId });
	const result = await postMarking(context, access, { attemptId, itemId }, form);
	if (result === 'marked') throw redirect(after);
	return result;
}

export default function MarkAnswerPage() {
	const { page, done } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <MarkAnswer key={`${page.attemptId} ${page.itemId}`} page={page} done={done} reply={reply} />;
}
