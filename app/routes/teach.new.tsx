import '~/ui/styles/teach.css';
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
import { NewClassPage } from '~/features/classes';
import { createClass, createClassSchema, getNewClass } from '~/features/classes/index.server';
import { answer, parseForm } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Make a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { view: await getNewClass(context, await requireRole(context, request, 'instructor')) };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireRole(context, request, 'instructor');
	const parsed = parseForm(await readForm(request), createClassSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	await createClass(context, viewer, parsed.value);
	throw redirect(`${paths.teachClass(parsed.value.id, 'settings')}?done=made`);
}

export default function NewClass() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <NewClassPage view={useLoaderData<typeof loader>().view} reply={reply} />;
}
