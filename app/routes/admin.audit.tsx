import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '~/features/admin';
import { readAuditLog } from '~/features/admin/index.server';
import { requireRole } from '~/features/auth/index.server';

export const meta: MetaFunction = () => [{ title: 'Audit log: admin · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(context, request, 'admin');
	return { view: await readAuditLog(context, new URL(request.url).searchParams) };
}

export default function Audit() {
	return <AuditPage view={useLoaderData<typeof loader>().view} />;
}
