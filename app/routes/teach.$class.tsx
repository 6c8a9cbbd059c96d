import '~/ui/styles/teach.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { ClassLayout } from '~/features/classes';
import { classLayout, requireTeacher } from '~/features/classes/index.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.view.name ?? 'Class'} · Lectern` },
];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	return { view: classLayout(await requireTeacher(context, request, params.class, 'assistant')) };
}

export default function Class() {
	const { view } = useLoaderData<typeof loader>();
	return (
		<ClassLayout view={view}>
			<Outlet />
		</ClassLayout>
	);
}
