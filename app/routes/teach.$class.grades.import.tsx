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
import { ImportGrades } from '~/features/gradebook';
import { postImport } from '~/features/gradebook/index.server';
import { paths } from '~/platform/paths';

export const meta: MetaFunction = () => [{ title: 'Bring grades in · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const done = new URL(request.url).searchParams.get('done');
	return { classId: access.class.id, done: done === null || !/^\d{1,6}$/.test(done) ? null : Number(done) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const result = await postImport(context, access, request);
	if ('written' in result) {
		throw redirect(`${paths.teachGradesImport(access.class.id)}?done=${result.written}`);
	}
	return result;
}

export default function ImportGradesPage() {
	const { classId, done } = useLoaderData<typeof loader>();
	return <ImportGrades classId={classId} done={done} reply={useActionData<typeof action>() ?? null} />;
}
