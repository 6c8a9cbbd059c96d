import { safeNext } from '~/platform/paths';

/** Where to go on: the `next` of this request's address when it is a path of this site, else `fallback`. */
export function nextPath(request: Request, fallback: string): string {
	const next = safeNext(new URL(request.url).searchParams.get('next'), fallback);
	// `/.//host` is a path until its dots are resolved, and then the address of another site.
	return next.startsWith('//') ? fallback : next;
}
