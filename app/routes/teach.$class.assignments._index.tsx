import '~/ui/styles/rules.css';
import '~/ui/styles/teach-assignments.css';
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AssignmentList } from '~/features/assignments';
import {
	actingIn,
	deleteDraft,
	getAssignmentList,
	moveAssignment,
} from '~/features/assignments/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Assignments · Lectern' }];

const NOTICES: Readonly<Record<string, string>> = {
	published: 'Published: students see it now.',
	saved: 'Saved.',
	draft: 'Saved as a draft: only teachers see it.',
	deleted: 'The draft is deleted.',
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const done = new URL(request.url).searchParams.get('done') ?? '';
	return {
		view: await getAssignmentList(context.db, access, context.now()),
		notice: NOTICES[done] ?? null,
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const acting = actingIn(access, context.now());
	const form = await readForm(request);
	const id = form.get('assignment') ?? '';
	const intent = form.get('intent');
	const list = paths.teachClass(access.class.id, 'assignments');
	if (intent === 'up' || intent === 'down') {
		if (!(await moveAssignment(context.db, acting, id, intent))) throw notFound();
		return redirect(list);
	}
	if (intent !== 'delete') throw badRequest('This form is not known here.');
	if (!(await deleteDraft(context.db, acting, id))) throw notFound();
	return redirect(`${list}?done=deleted`);
}

export default function Assignments() {
	return <AssignmentList {...useLoaderData<typeof loader>()} />;
}
