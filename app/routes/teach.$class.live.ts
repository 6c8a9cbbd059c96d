import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireTeacher } from '~/features/classes/index.server';
import { liveResponse, readQuery } from '~/features/insight/index.server';

/** The dashboard as JSON, for pages that stay open. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	return liveResponse(context, request, access, readQuery(new URL(request.url).searchParams).query);
}
