import '~/ui/styles/rules.css';
import '~/ui/styles/teach-assignments.css';
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AssignmentEditor } from '~/features/assignments';
import {
	actingIn,
	createAssignment,
	getNewEditor,
	loadFrame,
	readAssignmentForm,
} from '~/features/assignments/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { answer, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'New assignment · Lectern' }];

/** Every student of a large class may be ticked. */
const FORM_BYTES = 512 * 1024;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	return { view: await getNewEditor(context.db, access) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const acting = actingIn(access, context.now());
	const form = await readForm(request, FORM_BYTES);
	const { frame } = await loadFrame(context.db, access.class);
	const read = readAssignmentForm(form, frame);
	if (!read.ok) return answer(400, read.reply);
	const publish = form.get('intent') === 'publish';
	const result = await createAssignment(context.db, acting, read.value, publish);
	if (result.kind === 'refused') return answer(400, replyTo(form, result.errors));
	throw redirect(
		`${paths.teachClass(access.class.id, 'assignments')}?done=${publish ? 'published' : 'draft'}`,
	);
}

export default function NewAssignment() {
	const { view } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>()?.reply ?? null;
	return (
		<>
			<h1>New assignment</h1>
			<AssignmentEditor view={view} reply={reply} conflict={null} />
		</>
	);
}
