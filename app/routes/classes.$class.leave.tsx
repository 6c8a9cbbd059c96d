import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LeavePage } from '~/features/classes';
import { leaveClass, requireMember } from '~/features/classes/index.server';
import { paths } from '~/platform/paths';

export const meta: MetaFunction = () => [{ title: 'Leave a class · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireMember(context, request, params.class);
	return { className: access.class.name };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireMember(context, request, params.class);
	if (await leaveClass(context, access)) throw redirect(paths.progress());
	return data({ lastInstructor: true }, { status: 409 });
}

export default function Leave() {
	const lastInstructor = useActionData<typeof action>()?.lastInstructor ?? false;
	return <LeavePage {...useLoaderData<typeof loader>()} lastInstructor={lastInstructor} />;
}
