import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PersonPage } from '~/features/admin';
import {
	type ActResult,
	changeRole,
	getPerson,
	makeResetLink,
	type Refusal,
	readmitPerson,
	roleSchema,
	signOutPerson,
	suspendPerson,
} from '~/features/admin/index.server';
import { requireRole } from '~/features/auth/index.server';
import { parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.person.name ?? 'Person'}: admin · Lectern` },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

const NOTICES = {
	role: 'The role is saved.',
	suspend: 'Suspended: signed out everywhere, and nobody signs in with this account.',
	readmit: 'Let in again.',
	'sign-out': 'Signed out everywhere.',
} as const;
type Done = keyof typeof NOTICES;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireRole(context, request, 'admin');
	const person = await getPerson(context.db, params.user ?? '', viewer.id, context.now());
	if (person === null) throw notFound();
	const done = new URL(request.url).searchParams.get('done');
	return {
		person,
		notice: Object.entries(NOTICES).find(([what]) => what === done)?.[1] ?? null,
	};
}

const REFUSALS = {
	'last-admin': 'This is the last admin who can sign in: make somebody else an admin first.',
	self: 'You would shut yourself out. Another admin can do it.',
	suspended: 'This account is suspended: let it in again first.',
} satisfies Record<Exclude<Refusal, 'not-found'>, string>;

function refuse(form: URLSearchParams, reason: Refusal, field: string) {
	if (reason === 'not-found') throw notFound();
	return data({ reply: replyTo(form, { [field]: REFUSALS[reason] }), link: null }, { status: 400 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireRole(context, request, 'admin');
	const form = await readForm(request);
	const userId = params.user ?? '';
	const finish = (result: ActResult, done: Done, field = '') => {
		if (!result.ok) return refuse(form, result.reason, field);
		throw redirect(`${paths.adminPerson(userId)}?done=${done}`);
	};
	switch (form.get('intent')) {
		case 'suspend':
			return finish(await suspendPerson(context, viewer, userId), 'suspend');
		case 'readmit':
			return finish(await readmitPerson(context, viewer, userId), 'readmit');
		case 'sign-out':
			return finish(await signOutPerson(context, viewer, userId), 'sign-out');
		case 'role': {
			const parsed = parseForm(form, roleSchema);
			if (!parsed.ok) return data({ reply: parsed.reply, link: null }, { status: 400 });
			const { role } = parsed.value;
			return finish(await changeRole(context, viewer, { userId, role }), 'role', 'role');
		}
		case 'reset-link': {
			const made = await makeResetLink(context, request, viewer, userId);
			if (!made.ok) return refuse(form, made.reason, '');
			return data({ reply: null, link: made.link });
		}
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function Person() {
	const answered = useActionData<typeof action>();
	return (
		<PersonPage
			{...useLoaderData<typeof loader>()}
			reply={answered?.reply ?? null}
			link={answered?.link ?? null}
		/>
	);
}
