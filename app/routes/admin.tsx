import '~/ui/styles/teach.css';
import '~/ui/styles/admin.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { AdminLayout } from '~/features/admin';
import { requireRole } from '~/features/auth/index.server';

export const meta: MetaFunction = () => [{ title: 'Admin · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(context, request, 'admin');
	return null;
}

export default function Admin() {
	return (
		<AdminLayout>
			<Outlet />
		</AdminLayout>
	);
}
