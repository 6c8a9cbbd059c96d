/**
 * Every address that no other route has. Without this route the browser, which knows only a part of the routes, would
 * ask the server for more of them while it takes the page over, and would not find the page it was given.
 */
import { notFound } from '~/platform/responses';

export function loader(): never {
	throw notFound();
}

export default function Nothing() {
	return null;
}
