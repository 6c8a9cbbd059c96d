import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OverviewPage } from '~/features/admin';
import { decideRequest, decideSchema, getOverview } from '~/features/admin/index.server';
import { requireRole } from '~/features/auth/index.server';
import { parseForm } from '~/platform/forms.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest } from '~/platform/responses';

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(context, request, 'admin');
	return { view: await getOverview(context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireRole(context, request, 'admin');
	const form = await readForm(request);
	const intent = form.get('intent');
	switch (intent) {
		case 'approve':
		case 'decline': {
			const parsed = parseForm(form, decideSchema);
			if (!parsed.ok) throw badRequest('There is no such request.');
			const decision = { userId: parsed.value.user, approve: intent === 'approve' };
			const result = await decideRequest(context, viewer, decision);
			if (!result.ok) return data({ refusal: 'This account is gone.' }, { status: 404 });
			throw redirect(paths.admin());
		}
		default:
			throw badRequest('This form is not known here.');
	}
}

export default function Overview() {
	return (
		<OverviewPage
			view={useLoaderData<typeof loader>().view}
			refusal={useActionData<typeof action>()?.refusal ?? null}
		/>
	);
}
