import '~/ui/styles/rules.css';
import '~/ui/styles/teach-assignments.css';
import { randomUUID } from 'node:crypto';
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccommodationsEditor } from '~/features/assignments';
import {
	actingIn,
	getAccommodations,
	readAccommodationForm,
	setAccommodations,
} from '~/features/assignments/index.server';
import { requireTeacher } from '~/features/classes/index.server';
import { answer } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Accommodations · Lectern' }];

/** Every student of a large class may be ticked. */
const FORM_BYTES = 512 * 1024;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const done = new URL(request.url).searchParams.get('changed');
	const count = done !== null && /^\d{1,6}$/.test(done) ? Number(done) : null;
	const notice =
		count === null
			? null
			: count === 0
				? 'Nothing to change: they had this already.'
				: `Done for ${count} ${count === 1 ? 'student' : 'students'}, who ${count === 1 ? 'is' : 'are'} told.`;
	return { view: await getAccommodations(context.db, access), notice, formKey: randomUUID() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const acting = actingIn(access, context.now());
	const form = await readForm(request, FORM_BYTES);
	const { students } = await getAccommodations(context.db, access);
	const read = readAccommodationForm(form, new Set(students.map(({ membershipId }) => membershipId)));
	if (!read.ok) return answer(400, read.reply);
	const changed = await setAccommodations(context.db, acting, read.membershipIds, read.accommodation);
	throw redirect(`${paths.teachAccommodations(access.class.id)}?changed=${changed}`);
}

export default function Accommodations() {
	const reply = useActionData<typeof action>()?.reply ?? null;
	return <AccommodationsEditor {...useLoaderData<typeof loader>()} reply={reply} />;
}
