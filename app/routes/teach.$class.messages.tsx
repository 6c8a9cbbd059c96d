import '~/ui/styles/teach-insight.css';
import '~/ui/styles/messages.css';
import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { PreviewPage, WritePage } from '~/features/insight';
import {
	getWritePage,
	keySchema,
	messageSchema,
	previewMessage,
	sendToStudents,
	WRITE_BYTES,
} from '~/features/insight/index.server';
import { parseForm, replyTo } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { waitSentence } from '~/platform/rate-limit.server';
import { readForm } from '~/platform/read-form.server';
import { badRequest } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Messages · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return { view: await getWritePage(context, access, new URL(request.url).searchParams, null) };
}

/** Longest text of a field that is shown again. */
const TYPED_MOST = 20_000;

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const form = await readForm(request, WRITE_BYTES);
	const ids = form.getAll('to');
	form.delete('to');
	/** The form again, with whom was chosen. */
	const again = async (status: number, errors: Record<string, string>) => {
		const view = await getWritePage(context, access, new URLSearchParams(), ids);
		const reply = replyTo(form, errors);
		reply.values.body = (reply.values.body ?? '').slice(0, TYPED_MOST);
		return data({ view, reply, preview: null }, { status });
	};
	const nobody = { to: 'Choose at least one student of this class.' };
	switch (form.get('intent')) {
		case 'choose':
		case 'edit':
			return again(200, {});
		case 'preview': {
			const parsed = parseForm(form, messageSchema);
			const errors = parsed.ok ? {} : firstOf(parsed.reply.errors);
			if (ids.length === 0) return again(400, { ...nobody, ...errors });
			if (!parsed.ok) return again(400, errors);
			const preview = await previewMessage(context, access, ids, parsed.value);
			if (preview.to.length === 0) return again(400, nobody);
			return data({ view: null, reply: null, preview });
		}
		case 'send': {
			const parsed = parseForm(form, messageSchema);
			if (!parsed.ok) return again(400, firstOf(parsed.reply.errors));
			const key = keySchema.safeParse(form.get('key'));
			if (!key.success) throw badRequest('This form is out of date. Write the message again.');
			const result = await sendToStudents(context, access, { ids, text: parsed.value, key: key.data });
			if (result.ok) throw redirect(`${paths.teachClass(access.class.id, 'messages')}?sent=${result.sent}`);
			return 'reason' in result
				? again(400, nobody)
				: again(429, { '': waitSentence(result.retryAfterSeconds) });
		}
		default:
			throw badRequest('This form is not known here.');
	}
}

const firstOf = (errors: Record<string, Array<string>>) =>
	Object.fromEntries(Object.entries(errors).map(([name, [first = '']]) => [name, first]));

export default function Messages() {
	const loaded = useLoaderData<typeof loader>();
	const done = useActionData<typeof action>();
	if (done?.preview != null) return <PreviewPage classId={loaded.view.classId} preview={done.preview} />;
	return <WritePage view={done?.view ?? loaded.view} reply={done?.reply ?? null} />;
}
