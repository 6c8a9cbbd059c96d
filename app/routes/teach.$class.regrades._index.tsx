import '~/ui/styles/teach-regrades.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { RegradeList } from '~/features/regrades';
import { regradeListPage, takeBack } from '~/features/regrades/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';
import { badRequest, notFound } from '~/platform/responses';

export const meta: MetaFunction = () => [{ title: 'Corrections · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

const NOTICES = new Map([
	['applied', 'The correction holds. Students whose score has changed were told.'],
	['reverted', 'The correction was taken back. Students whose score has changed were told.'],
]);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const done = new URL(request.url).searchParams.get('done') ?? '';
	return {
		page: await regradeListPage(context.db, access.class, access.role === 'instructor'),
		notice: NOTICES.get(done) ?? null,
	};
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	const [intent, id = ''] = ((await readForm(request)).get('intent') ?? '').split(':');
	if (intent !== 'revert') throw badRequest('This form is not known here.');
	if (!(await takeBack(context, access, id))) throw notFound();
	throw redirect(`${paths.teachRegrades(access.class.id)}?done=reverted`);
}

export default function Corrections() {
	return <RegradeList {...useLoaderData<typeof loader>()} />;
}
