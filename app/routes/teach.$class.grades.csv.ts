import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireTeacher } from '~/features/classes/index.server';
import { exportGrades } from '~/features/gradebook/index.server';

/** The gradebook as a file for a spreadsheet. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return exportGrades(context, access, new URL(request.url).searchParams);
}
