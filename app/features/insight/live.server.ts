/** The dashboard as JSON for pages that stay open, with an ETag: a class in which nothing happened costs one statement. */
import type { ClassAccess } from '~/features/classes/index.server';
import { type InsightContext, insightVersion } from './class-insight.server';
import { getDashboard, tagOf } from './dashboard.server';
import type { DashboardQuery } from './views';

const NOT_STORED = { 'Cache-Control': 'private, no-store' };

/** 304 when the browser has this version already, else the dashboard. @param access of somebody who teaches the class */
export async function liveResponse(
	context: InsightContext,
	request: Request,
	access: ClassAccess,
	query: DashboardQuery,
): Promise<Response> {
	const known = request.headers.get('If-None-Match');
	const version = await insightVersion(context, access.class);
	const headers = { ...NOT_STORED, ETag: tagOf(version, access.viewer.id, query) };
	if (known === headers.ETag) return new Response(null, { status: 304, headers });
	const view = await getDashboard(context, access, query);
	// Of what was loaded, which may be newer than the question.
	return Response.json(view, { headers: { ...NOT_STORED, ETag: view.tag } });
}
