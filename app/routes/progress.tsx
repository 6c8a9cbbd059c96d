import '~/ui/styles/rules.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DueList, ReminderSettings } from '~/features/assignments';
import {
	getDuePage,
	getReminders,
	remindersSchema,
	removeCalendar,
	replaceCalendar,
	setReminders,
} from '~/features/assignments/index.server';
import { getViewer, requireAccount } from '~/features/auth/index.server';
import { TaughtLinks } from '~/features/classes';
import { listTaughtLinks } from '~/features/classes/index.server';
import { ProgressOverview } from '~/features/progress';
import { getProgressPage } from '~/features/progress/index.server';
import { answer, parseForm } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'My progress · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	const userId = viewer?.id ?? null;
	const [page, due, reminders, taught] = await Promise.all([
		getProgressPage(context.db, userId),
		getDuePage(context.db, userId, context.now()),
		viewer === null || viewer.guest ? null : getReminders(context, request, viewer.id),
		listTaughtLinks(context, viewer),
	]);
	return { page, due, reminders, taught };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireAccount(context, request);
	const form = await readForm(request);
	const settings = `${paths.progress()}#reminders`;
	switch (form.get('intent')) {
		case 'reminders': {
			const parsed = parseForm(form, remindersSchema);
			if (!parsed.ok) return answer(400, parsed.reply);
			await setReminders(context, viewer.id, parsed.value);
			throw redirect(settings);
		}
		case 'calendar-new':
			await replaceCalendar(context, viewer.id);
			throw redirect(settings);
		case 'calendar-off':
			await removeCalendar(context, viewer.id);
			throw redirect(settings);
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function Progress() {
	const { page, due, reminders, taught } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>()?.reply ?? null;
	return (
		<ProgressOverview
			page={page}
			due={
				<>
					<TaughtLinks classes={taught} />
					<DueList page={due} />
				</>
			}
			settings={reminders === null ? null : <ReminderSettings view={reminders} reply={reply} />}
		/>
	);
}
