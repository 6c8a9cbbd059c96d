import '~/ui/form.css';
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
import { refreshOpenAttempts } from '~/features/assignments/index.server';
import { PeoplePage } from '~/features/classes';
import {
	getPeople,
	makeNewPasswords,
	moveStudents,
	PASSWORDS_MOST,
	readPeopleQuery,
	removeStudents,
	renewInvitation,
	requireTeacher,
	restoreMembers,
	withdrawInvitation,
} from '~/features/classes/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'People of a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

const SAID = {
	removed: (count: number) =>
		`${count} ${count === 1 ? 'student has' : 'students have'} left the class. Their work is kept; under “Left the class” you can bring them back.`,
	restored: (count: number) => `${count} ${count === 1 ? 'person is' : 'people are'} back in the class.`,
	moved: (count: number) => `${count} ${count === 1 ? 'student' : 'students'} moved.`,
	withdrawn: () => 'The invitation is taken back; its link does not work any more.',
	renewed: () => 'A new link is on its way by mail. The old one does not work any more.',
} as const;

function saidIn(request: Request): string | null {
	const { searchParams } = new URL(request.url);
	const found = Object.entries(SAID).find(([done]) => done === searchParams.get('done'));
	return found === undefined ? null : found[1](Math.max(0, Number(searchParams.get('count')) || 0));
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return { view: await getPeople(context, access, readPeopleQuery(request)), said: saidIn(request) };
}

/** More than a page of students can send. */
const MOST_BYTES = 64 * 1024;

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const form = await readForm(request, MOST_BYTES);
	const members = form.getAll('member');
	const invitation = form.get('invitation') ?? '';
	const none = { problem: null, sheet: null, links: [] };
	const refuse = (problem: string) => data({ ...none, problem }, { status: 400 });
	const done = (what: keyof typeof SAID, count = 1) =>
		redirect(
			`${paths.teachClass(access.class.id, 'people')}?${new URLSearchParams({ done: what, count: String(count) })}`,
		);
	const intent = form.get('intent');
	if (['move', 'remove', 'passwords'].includes(intent ?? '') && members.length === 0)
		return refuse('Choose at least one student in the table first.');
	switch (intent) {
		case 'move': {
			const group = form.get('group') ?? '';
			const moved = await moveStudents(context, access, members, group === '' ? null : group);
			if (moved === null) return refuse('This group is not there any more. Choose another one.');
			// Groups can have dates of their own.
			await refreshOpenAttempts(context.db, { classId: access.class.id, userIds: null, now: context.now() });
			throw done('moved', moved);
		}
		case 'remove':
			throw done('removed', await removeStudents(context, access, members));
		case 'restore':
			throw done('restored', await restoreMembers(context, access, members));
		case 'passwords': {
			if (members.length > PASSWORDS_MOST)
				return refuse(`Choose at most ${PASSWORDS_MOST} students at once for new passwords.`);
			const { sheet, skipped } = await makeNewPasswords(context, request, access, members);
			const problem =
				skipped.length === 0
					? null
					: `No new password for ${skipped.join(', ')}: whoever has a mail address, or teaches, asks for one under “I forgot my password”.`;
			return data({ ...none, sheet, problem }, { status: sheet === null ? 400 : 200 });
		}
		case 'renew': {
			const renewed = await renewInvitation(context, request, access, invitation);
			if (renewed === null) throw notFound();
			if (renewed !== 'mailed') return data({ ...none, links: [renewed] });
			throw done('renewed');
		}
		case 'withdraw':
			await withdrawInvitation(context, access, invitation);
			throw done('withdrawn');
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function People() {
	const { view, said } = useLoaderData<typeof loader>();
	const answered = useActionData<typeof action>();
	return (
		<PeoplePage
			view={view}
			said={answered === undefined ? said : null}
			problem={answered?.problem ?? null}
			sheet={answered?.sheet ?? null}
			links={answered?.links ?? []}
		/>
	);
}
