import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireTeacher } from '~/features/classes/index.server';
import { getGradebookRows, readQuery } from '~/features/gradebook/index.server';

/** Further rows of the gradebook, for a browser that scrolls. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { searchParams } = new URL(request.url);
	const from = Number(searchParams.get('from'));
	const rows = await getGradebookRows(context, access, readQuery(searchParams), from);
	return Response.json(rows, { headers: { 'Cache-Control': 'no-store' } });
}
