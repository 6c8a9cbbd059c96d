import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ForgotPage } from '~/features/auth';
import { canMailLinks, forgotSchema, requestPasswordReset } from '~/features/auth/index.server';
import { answer, answerLimited, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Forgotten password · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const sent = new URL(request.url).searchParams.has('sent');
	const state = !canMailLinks(context, request) ? 'no-mail' : sent ? 'sent' : 'ask';
	return { state, loginPath: paths.login() } as const;
}

export async function action({ request, context }: ActionFunctionArgs) {
	const form = await readForm(request);
	const parsed = parseForm(form, forgotSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	const result = await requestPasswordReset(context, request, parsed.value.login);
	if (result.ok) throw redirect(`${paths.forgot()}?sent`);
	if (result.reason === 'limited') return answerLimited(form, result.retryAfterSeconds);
	return answer(400, replyTo(form, { '': 'This site sends no e-mail. Ask its owner for a link.' }));
}

export default function ForgotPassword() {
	return (
		<ForgotPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply ?? null} />
	);
}
