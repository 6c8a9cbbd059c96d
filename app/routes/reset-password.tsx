import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ResetPage } from '~/features/auth';
import { isResetOpen, resetPassword, resetSchema } from '~/features/auth/index.server';
import { answer, answerLimited, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [
	{ title: 'New password · Lectern' },
	{ name: 'robots', content: 'noindex' },
];

/**
 * The address holds a secret: it must stay out of caches and of other sites' logs. Not `no-referrer`, which makes the
 * browser send the form with `Origin: null`.
 */
export const headers: HeadersFunction = () => ({
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'same-origin',
});

export async function loader({ request, context }: LoaderFunctionArgs) {
	const token = new URL(request.url).searchParams.get('token') ?? '';
	const open = await isResetOpen(context, token);
	return { token: open ? token : null, forgotPath: paths.forgot() };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const form = await readForm(request);
	const parsed = parseForm(form, resetSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	const result = await resetPassword(context, parsed.value);
	if (result.ok) throw redirect(`${paths.login()}?reset`);
	if (result.reason === 'limited') return answerLimited(form, result.retryAfterSeconds);
	return answer(400, replyTo(form, { '': 'This link does not work any more. Ask for a new one.' }));
}

export default function ResetPassword() {
	return (
		<ResetPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply ?? null} />
	);
}
