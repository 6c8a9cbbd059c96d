import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignUpPage } from '~/features/auth';
import { getViewer, nextPath, signUp, signUpSchema } from '~/features/auth/index.server';
import { getSettings } from '~/features/site/index.server';
import { answer, answerLimited, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Sign up · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const next = nextPath(request, paths.progress());
	if (viewer?.guest === false) throw redirect(next);
	const { instructorSignup, signup } = await getSettings(context);
	return {
		guest: viewer !== null,
		approval: instructorSignup === 'approval',
		closed: !signup,
		loginPath: paths.login(next),
	};
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await getViewer(context, request);
	const next = nextPath(request, paths.progress());
	if (viewer?.guest === false) throw redirect(next);
	const form = await readForm(request);
	const parsed = parseForm(form, signUpSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	const result = await signUp(context, request, parsed.value);
	if (result.ok && result.approvalNeeded) {
		throw redirect(`${paths.account()}?${new URLSearchParams({ done: 'approval', next })}`);
	}
	if (result.ok) throw redirect(next);
	if (result.reason === 'limited') return answerLimited(form, result.retryAfterSeconds);
	if (result.reason === 'closed')
		return answer(403, replyTo(form, { '': 'This site takes no new accounts.' }));
	const taken = 'There is an account with this name already. Sign in, or choose another name.';
	return answer(400, replyTo(form, { login: taken }));
}

export default function SignUp() {
	return (
		<SignUpPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply ?? null} />
	);
}
