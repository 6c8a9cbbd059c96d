import '~/ui/styles/teach-classes.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { refreshOpenAttempts } from '~/features/assignments/index.server';
import { SettingsPage } from '~/features/classes';
import {
	basicsSchema,
	changeBasics,
	changePolicies,
	getSettings,
	policiesKey,
	policiesSchema,
	requireTeacher,
	type SettingsResult,
	setArchived,
	setJoinCode,
} from '~/features/classes/index.server';
import { answer, parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Settings of a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

const DONE = ['basics', 'policies', 'code', 'archive', 'unarchive', 'made'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const view = await getSettings(context, request, access);
	const said = new URL(request.url).searchParams.get('done');
	return { view, policiesKey: policiesKey(view), notice: DONE.find((done) => done === said) ?? null };
}

/** Another teacher changed the same meanwhile: what was typed stays, beside what holds now. */
function refuseChanged(form: URLSearchParams) {
	const message =
		'Another teacher changed this since you opened the page. Below is what you typed; nothing is saved yet. Load the page again to see theirs, or save once more to replace it.';
	return answer(409, replyTo(form, { '': message }));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const form = await readForm(request);
	const done = (what: (typeof DONE)[number]) =>
		redirect(`${paths.teachClass(access.class.id, 'settings')}?done=${what}`);
	let result: SettingsResult;
	switch (form.get('intent')) {
		case 'basics': {
			const parsed = parseForm(form, basicsSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			result = await changeBasics(context, access, parsed.value);
			if (!result.ok) return refuseChanged(form);
			// Extra days are days of the zone of the class.
			await refreshOpenAttempts(context.db, { classId: access.class.id, userIds: null, now: context.now() });
			throw done('basics');
		}
		case 'policies': {
			const parsed = parseForm(form, policiesSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			result = await changePolicies(context, access, parsed.value);
			if (!result.ok) return refuseChanged(form);
			throw done('policies');
		}
		case 'code-new':
			await setJoinCode(context, access, true);
			throw done('code');
		case 'code-off':
			await setJoinCode(context, access, false);
			throw done('code');
		case 'archive':
			await setArchived(context, access, true);
			throw done('archive');
		case 'unarchive':
			await setArchived(context, access, false);
			throw done('unarchive');
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function Settings() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <SettingsPage {...useLoaderData<typeof loader>()} reply={reply} />;
}
