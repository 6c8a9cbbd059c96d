import '~/ui/styles/teach-classes.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GroupsPage } from '~/features/classes';
import {
	createGroup,
	deleteGroup,
	type GroupResult,
	getGroups,
	groupSchema,
	renameGroup,
	requireTeacher,
} from '~/features/classes/index.server';
import { answer, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Groups of a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	return { view: await getGroups(context, access), done: new URL(request.url).searchParams.has('done') };
}

const REFUSALS = {
	taken: 'Another group of this class has this name.',
	used: 'Assignments are for this group, or have other dates for it. Change those first.',
} as const;

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const form = await readForm(request);
	const group = form.get('group') ?? '';
	let result: GroupResult;
	switch (form.get('intent')) {
		case 'create':
		case 'rename': {
			const parsed = parseForm(form, groupSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			const { name } = parsed.value;
			result = await (form.get('intent') === 'create'
				? createGroup(context, access, name)
				: renameGroup(context, access, group, name));
			break;
		}
		case 'delete':
			result = await deleteGroup(context, access, group);
			break;
		default:
			throw badRequest('This form is not known here.');
	}
	if (result.ok) throw redirect(`${paths.teachGroups(access.class.id)}?done`);
	if (result.reason === 'gone') throw notFound();
	return answer(409, replyTo(form, { name: REFUSALS[result.reason] }));
}

export default function Groups() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <GroupsPage {...useLoaderData<typeof loader>()} reply={reply} />;
}
