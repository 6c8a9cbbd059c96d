import '~/ui/styles/rules.css';
import '~/ui/styles/teach-assignments.css';
import { randomUUID } from 'node:crypto';
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OverridesEditor } from '~/features/assignments';
import {
	actingIn,
	findAssignment,
	getOverridesPage,
	overrideScope,
	readOverrideForm,
	setOverride,
} from '~/features/assignments/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { answer, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Other dates: ${loaded?.view.title ?? 'assignment'} · Lectern` },
];

const NOTICES: Readonly<Record<string, string>> = {
	set: 'Set. The rules hold at once, and the students are told.',
	removed: 'Removed. The rules of the class hold again.',
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const done = new URL(request.url).searchParams.get('done') ?? '';
	return {
		view: await getOverridesPage(context.db, access, params.assignment ?? ''),
		notice: NOTICES[done] ?? null,
		formKey: randomUUID(),
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const acting = actingIn(access, context.now());
	const form = await readForm(request);
	const intent = form.get('intent');
	if (intent !== 'set' && intent !== 'remove') throw badRequest('This form is not known here.');
	const assignment = await findAssignment(context.db, access.class.id, params.assignment ?? '');
	if (assignment === null) throw notFound();
	const page = paths.teachOverrides(access.class.id, assignment.id);
	const scope = overrideScope(form.get('who') ?? '');
	if (intent === 'remove') {
		const removed = scope !== null && (await setOverride(context.db, acting, assignment.id, scope, null));
		if (!removed) throw notFound();
		throw redirect(`${page}?done=removed`);
	}
	const read = readOverrideForm(form, assignment, access.class.zone);
	if (!read.ok) return answer(400, read.reply);
	const set = scope !== null && (await setOverride(context.db, acting, assignment.id, scope, read.rules));
	if (!set) return answer(400, replyTo(form, { who: 'Choose a group or a student of this class.' }));
	throw redirect(`${page}?done=set`);
}

export default function OtherDates() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <OverridesEditor {...useLoaderData<typeof loader>()} reply={reply} />;
}
