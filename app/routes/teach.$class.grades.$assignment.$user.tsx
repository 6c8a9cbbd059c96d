import '~/ui/styles/teach-grades.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { GradeOfStudent } from '~/features/gradebook';
import { getGradePage, postGrade } from '~/features/gradebook/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.page.student.name ?? 'Grade'}: ${data?.page.assignment.title ?? ''} · Lectern` },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/** Also after a refusal: the page then shows what somebody else has entered. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { assignment: assignmentId = '', user: userId = '' } = params;
	const page = await getGradePage(context, access, { assignmentId, userId });
	return { page, done: new URL(request.url).searchParams.has('done') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const { assignment: assignmentId = '', user: userId = '' } = params;
	const form = await readForm(request);
	const refusal = await postGrade(context, access, { assignmentId, userId }, form);
	if (refusal !== null) return refusal;
	throw redirect(`${paths.teachGrade(access.class.id, assignmentId, userId)}?done`);
}

export default function GradeOfStudentPage() {
	const { page, done } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <GradeOfStudent page={page} done={done} reply={reply} />;
}
