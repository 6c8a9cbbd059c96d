import '~/ui/styles/teach-classes.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireRole } from '~/features/auth/index.server';
import { CopyPage } from '~/features/classes';
import { copyClass, copySchema, getCopy, requireTeacher } from '~/features/classes/index.server';
import { answer, parseForm } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Copy a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	await requireRole(context, request, 'instructor');
	return { view: await getCopy(context, access) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	await requireRole(context, request, 'instructor');
	const parsed = parseForm(await readForm(request), copySchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	await copyClass(context, access, parsed.value);
	throw redirect(`${paths.teachClass(parsed.value.id, 'settings')}?done=made`);
}

export default function Copy() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <CopyPage view={useLoaderData<typeof loader>().view} reply={reply} />;
}
