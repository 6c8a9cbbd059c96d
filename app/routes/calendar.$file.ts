import type { LoaderFunctionArgs } from '@remix-run/node';
import { getCalendar } from '~/features/assignments/index.server';
import { notFound } from '~/platform/responses';

/** A person's calendar of due dates at its secret address, `/calendar/<token>.ics`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const token = /^(.+)\.ics$/.exec(params.file ?? '')?.[1];
	if (token === undefined) throw notFound();
	const result = await getCalendar(context, request, token);
	switch (result.kind) {
		case 'not-found':
			throw notFound();
		case 'limited':
			return new Response('Too many requests.', {
				status: 429,
				headers: { 'Retry-After': String(result.retryAfterSeconds) },
			});
		case 'calendar':
			return new Response(result.text, {
				headers: {
					'Content-Type': 'text/calendar; charset=utf-8',
					'Content-Disposition': 'inline; filename="lectern.ics"',
					'Cache-Control': 'private, max-age=300',
					'X-Robots-Tag': 'noindex',
					'Referrer-Policy': 'no-referrer',
				},
			});
		default:
			return result satisfies never;
	}
}
