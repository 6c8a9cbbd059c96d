import '~/ui/styles/teach-classes.css';
import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TeachersPage } from '~/features/classes';
import {
	addTeacher,
	addTeacherSchema,
	getTeachers,
	memberRoleSchema,
	removeTeacher,
	renewInvitation,
	requireTeacher,
	setTeacherRole,
	type TeacherResult,
	withdrawInvitation,
} from '~/features/classes/index.server';
import { parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Teachers of a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

const DONE = ['added', 'invited', 'role', 'removed', 'withdrawn', 'renewed'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const said = new URL(request.url).searchParams.get('done');
	return { view: await getTeachers(context, access), notice: DONE.find((done) => done === said) ?? null };
}

const LAST = 'A class has at least one instructor. Make somebody else an instructor first.';
const UNKNOWN = 'There is no account with this user name. Check it with them, or invite their mail address.';

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const form = await readForm(request);
	const refuse = (errors: Record<string, string>, status = 400) =>
		data({ reply: replyTo(form, errors), links: [] }, { status });
	const done = (what: (typeof DONE)[number]) => {
		// Who has given up being an instructor here cannot see this page any more.
		const own = form.get('member') === access.membershipId;
		return redirect(own ? paths.teach() : `${paths.teachTeachers(access.class.id)}?done=${what}`);
	};
	const finish = (result: TeacherResult, what: (typeof DONE)[number]) => {
		if (!result.ok) return refuse({ '': LAST }, 409);
		throw done(what);
	};
	switch (form.get('intent')) {
		case 'add': {
			const parsed = parseForm(form, addTeacherSchema);
			if (!parsed.ok) return data({ reply: parsed.reply, links: [] }, { status: 400 });
			const result = await addTeacher(context, request, access, parsed.value);
			if (!result.ok) return refuse({ login: UNKNOWN });
			if (result.link !== null) return data({ reply: null, links: [result.link] });
			throw done(result.done);
		}
		case 'role': {
			const parsed = parseForm(form, memberRoleSchema);
			if (!parsed.ok) throw badRequest('There is no such role.');
			return finish(await setTeacherRole(context, access, parsed.value), 'role');
		}
		case 'remove':
			return finish(await removeTeacher(context, access, form.get('member') ?? ''), 'removed');
		case 'renew': {
			const renewed = await renewInvitation(context, request, access, form.get('invitation') ?? '');
			if (renewed === null) throw notFound();
			if (renewed !== 'mailed') return data({ reply: null, links: [renewed] });
			throw done('renewed');
		}
		case 'withdraw':
			await withdrawInvitation(context, access, form.get('invitation') ?? '');
			throw done('withdrawn');
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function Teachers() {
	const answered = useActionData<typeof action>();
	return (
		<TeachersPage
			{...useLoaderData<typeof loader>()}
			reply={answered?.reply ?? null}
			links={answered?.links ?? []}
		/>
	);
}
