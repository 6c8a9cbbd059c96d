import '~/ui/styles/rules.css';
import '~/ui/styles/teach-assignments.css';
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AssignmentEditor, AssignmentTabs, type ConflictView } from '~/features/assignments';
import {
	actingIn,
	conflictView,
	getEditor,
	loadFrame,
	readAssignmentForm,
	updateAssignment,
} from '~/features/assignments/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';
import type { FormReply } from '~/ui/form';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.view.title ?? 'Assignment'} · Lectern` },
];

/** Every student of a large class may be ticked. */
const FORM_BYTES = 512 * 1024;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return { view: await getEditor(context.db, access, params.assignment ?? '') };
}

function answer(status: number, reply: FormReply, conflict: ConflictView | null) {
	return data({ reply, conflict }, { status });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const acting = actingIn(access, context.now());
	const form = await readForm(request, FORM_BYTES);
	const revision = form.get('revision') ?? '';
	const intent = form.get('intent');
	if (!/^\d{1,9}$/.test(revision) || (intent !== 'publish' && intent !== 'draft')) {
		throw badRequest('This form is not complete. Load the page again.');
	}
	const { frame, view } = await loadFrame(context.db, access.class);
	const read = readAssignmentForm(form, frame);
	if (!read.ok) return answer(400, read.reply, null);
	const publish = intent === 'publish';
	const result = await updateAssignment(context.db, acting, {
		...read.value,
		id: params.assignment ?? '',
		revision: Number(revision),
		publish,
	});
	switch (result.kind) {
		case 'not-found':
			throw notFound();
		case 'refused':
			return answer(400, replyTo(form, result.errors), null);
		case 'conflict':
			return answer(
				409,
				replyTo(form, {}),
				conflictView(result.current, result.by, form, access.class.zone, view),
			);
		case 'saved':
			throw redirect(
				`${paths.teachClass(access.class.id, 'assignments')}?done=${publish ? 'saved' : 'draft'}`,
			);
		default:
			return result satisfies never;
	}
}

export default function Assignment() {
	const { view } = useLoaderData<typeof loader>();
	const answered = useActionData<typeof action>();
	return (
		<>
			<AssignmentTabs classId={view.classId} id={view.id ?? ''} title={view.title} />
			<AssignmentEditor view={view} reply={answered?.reply ?? null} conflict={answered?.conflict ?? null} />
		</>
	);
}
