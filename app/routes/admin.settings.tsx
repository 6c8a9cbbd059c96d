import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SettingsPage } from '~/features/admin';
import { changeSettings } from '~/features/admin/index.server';
import { requireRole } from '~/features/auth/index.server';
import { readSettings, settingsSchema } from '~/features/site/index.server';
import { answer, parseForm } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Settings: admin · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(context, request, 'admin');
	return {
		settings: await readSettings(context.db, context.config),
		saved: new URL(request.url).searchParams.has('saved'),
	};
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireRole(context, request, 'admin');
	const parsed = parseForm(await readForm(request), settingsSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	await changeSettings(context, viewer, parsed.value);
	throw redirect(`${paths.adminSettings()}?saved`);
}

export default function Settings() {
	return (
		<SettingsPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply ?? null} />
	);
}
