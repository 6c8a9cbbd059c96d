import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPasswordPage } from '~/features/auth';
import {
	choosePassword,
	choosePasswordSchema,
	mustChoosePassword,
	nextPath,
	requireAccount,
} from '~/features/auth/index.server';
import { answer, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Choose your password · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireAccount(context, request);
	if (!(await mustChoosePassword(context, request))) throw redirect(nextPath(request, paths.progress()));
	return { name: viewer.name, logoutPath: paths.logout() };
}

const REFUSALS = {
	same: 'This is the password on your sheet. Choose another one.',
	guessable: 'Choose a password that is not your name.',
} as const;

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireAccount(context, request);
	const form = await readForm(request);
	const parsed = parseForm(form, choosePasswordSchema);
	if (!parsed.ok) return answer(400, parsed.reply);
	const result = await choosePassword(context, request, viewer, parsed.value.newPassword);
	if (!result.ok) return answer(400, replyTo(form, { newPassword: REFUSALS[result.reason] }));
	throw redirect(nextPath(request, paths.progress()));
}

export default function NewPassword() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <NewPasswordPage {...useLoaderData<typeof loader>()} reply={reply} />;
}
