import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TeachRequest } from '~/features/admin';
import { askToTeach, askToTeachSchema, getTeachWish } from '~/features/admin/index.server';
import { MailAndZone } from '~/features/assignments';
import { getReminders, remindersSchema, setReminders } from '~/features/assignments/index.server';
import { AccountPage, GuestAccountPage } from '~/features/auth';
import {
	type ChangeResult,
	changeEmail,
	changeEmailSchema,
	changePassword,
	changePasswordSchema,
	endOtherSessions,
	endSession,
	endSessionSchema,
	getAccount,
	nextPath,
	rename,
	renameSchema,
	requireAccount,
	requireViewer,
} from '~/features/auth/index.server';
import { answer, answerLimited, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Your account · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

const DONE = ['name', 'email', 'password', 'sessions', 'approval', 'reminders', 'teach'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer(context, request);
	if (viewer.guest) {
		return {
			guest: { signupPath: paths.signup(), loginPath: paths.login(), logoutPath: paths.logout() },
			account: null,
			reminders: null,
			wish: null,
		};
	}
	const { searchParams } = new URL(request.url);
	const [account, { zone, zones, wantsMail, hasEmail }, wish] = await Promise.all([
		getAccount(context, request, viewer),
		getReminders(context, request, viewer.id),
		getTeachWish(context, viewer),
	]);
	return {
		guest: null,
		reminders: { zone, zones, wantsMail, hasEmail },
		wish,
		account: {
			account,
			notice: DONE.find((done) => done === searchParams.get('done')) ?? null,
			continuePath: searchParams.has('next') ? nextPath(request, paths.home()) : null,
		},
	};
}

const REFUSALS = {
	wrong: { currentPassword: 'This is not your password.' },
	taken: { email: 'Another account has this address.' },
} as const;

function refuse(form: URLSearchParams, result: Exclude<ChangeResult, { ok: true }>) {
	if (result.reason === 'limited') return answerLimited(form, result.retryAfterSeconds);
	return answer(400, replyTo(form, REFUSALS[result.reason]));
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireAccount(context, request);
	const form = await readForm(request);
	const done = (what: (typeof DONE)[number]) => redirect(`${paths.account()}?done=${what}`);
	switch (form.get('intent')) {
		case 'name': {
			const parsed = parseForm(form, renameSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			await rename(context, viewer, parsed.value.name);
			throw done('name');
		}
		case 'email': {
			const parsed = parseForm(form, changeEmailSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			const result = await changeEmail(context, viewer, parsed.value);
			if (result.ok) throw done('email');
			return refuse(form, result);
		}
		case 'password': {
			const parsed = parseForm(form, changePasswordSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			const result = await changePassword(context, request, viewer, parsed.value);
			if (result.ok) throw done('password');
			return refuse(form, result);
		}
		case 'end-session': {
			const parsed = parseForm(form, endSessionSchema);
			if (!parsed.ok) throw badRequest('There is no such session.');
			await endSession(context, viewer, parsed.value.session);
			throw done('sessions');
		}
		case 'end-others':
			await endOtherSessions(context, request, viewer);
			throw done('sessions');
		case 'reminders': {
			const parsed = parseForm(form, remindersSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			await setReminders(context, viewer.id, parsed.value);
			throw done('reminders');
		}
		case 'teach': {
			const parsed = parseForm(form, askToTeachSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			const asked = await askToTeach(context, viewer, parsed.value.reason);
			throw asked === 'granted' ? done('teach') : redirect(paths.account());
		}
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function Account() {
	const { guest, account, reminders, wish } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>()?.reply ?? null;
	if (account === null) return <GuestAccountPage {...guest} />;
	const replyOf = (intent: string) => (reply?.values.intent === intent ? reply : null);
	return (
		<AccountPage {...account} reply={reply}>
			<h2>Mail and time zone</h2>
			<MailAndZone view={reminders} reply={replyOf('reminders')} />
			{wish.mayAsk && <TeachRequest {...wish} reply={replyOf('teach')} />}
		</AccountPage>
	);
}
