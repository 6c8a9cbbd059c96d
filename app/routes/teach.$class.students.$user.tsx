import '~/ui/styles/teach-insight.css';
import '~/ui/styles/messages.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { StudentPage } from '~/features/insight';
import { getStudent } from '~/features/insight/index.server';
import { notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.student.name ?? 'Student'} · Lectern` },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const student = await getStudent(context, access, params.user ?? '');
	if (student === null) throw notFound();
	return { student };
}

export default function Student() {
	return <StudentPage student={useLoaderData<typeof loader>().student} />;
}
