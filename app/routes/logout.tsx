import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SignOutPage } from '~/features/auth';
import { getViewer, signOut } from '~/features/auth/index.server';
import { paths } from '~/platform/paths';

export const meta: MetaFunction = () => [{ title: 'Sign out · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/** Looking changes nothing: a link or a picture elsewhere must not sign anybody out. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	return {
		viewer: viewer === null ? null : { name: viewer.name, guest: viewer.guest },
		homePath: paths.home(),
		signupPath: paths.signup(),
	};
}

export async function action({ request, context }: ActionFunctionArgs) {
	await signOut(context, request);
	throw redirect(paths.home());
}

export default function SignOut() {
	return <SignOutPage {...useLoaderData<typeof loader>()} />;
}
