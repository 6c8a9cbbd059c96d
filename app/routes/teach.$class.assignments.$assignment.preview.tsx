import '~/ui/styles/rules.css';
import '~/ui/styles/teach-assignments.css';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AssignmentPreview } from '~/features/assignments';
import { getPreview } from '~/features/assignments/index.server';
import { requireTeacher } from '~/features/classes/index.server';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Preview: ${loaded?.view.title ?? 'assignment'} · Lectern` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { searchParams } = new URL(request.url);
	const student = searchParams.get('student') ?? '';
	return {
		view: await getPreview(context.db, access, {
			assignmentId: params.assignment ?? '',
			membershipId: student === '' ? null : student,
			at: searchParams.get('at'),
			now: context.now(),
		}),
	};
}

export default function Preview() {
	const { view } = useLoaderData<typeof loader>();
	return <AssignmentPreview view={view} />;
}
