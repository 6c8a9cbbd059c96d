import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignInPage } from '~/features/auth';
import { getViewer, nextPath, signIn, signInSchema } from '~/features/auth/index.server';
import { answer, answerLimited, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Sign in · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const next = nextPath(request, paths.progress());
	if (viewer?.guest === false) throw redirect(next);
	return {
		guest: viewer !== null,
		passwordWasSet: new URL(request.url).searchParams.has('reset'),
		signupPath: paths.signup(next),
		forgotPath: paths.forgot(),
	};
}

const REFUSALS = {
	wrong: { status: 400, message: 'The name or the password is not right.' },
	suspended: {
		status: 403,
		message: 'This account is closed. The person who runs the site can tell you why.',
	},
} as const;

export async function action({ request, context }: ActionFunctionArgs) {
	const next = nextPath(request, paths.progress());
	const form = await readForm(request);
	const parsed = parseForm(form, signInSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	const result = await signIn(context, request, parsed.value);
	if (result.ok) throw redirect(next);
	if (result.reason === 'limited') return answerLimited(form, result.retryAfterSeconds);
	const { status, message } = REFUSALS[result.reason];
	return answer(status, replyTo(form, { '': message }));
}

export default function SignIn() {
	return (
		<SignInPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply ?? null} />
	);
}
