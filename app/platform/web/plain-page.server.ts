/** Refusals that happen before a page is rendered: one sentence, as HTML for people and as JSON for scripts. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from './security-headers.server';

/** Why a request is not answered with a page. `sentence` is a constant of ours, never what somebody sent. */
export interface Refusal {
	/** 4xx or 5xx. */
	status: number;
	title: string;
	sentence: string;
	/** Further headers, such as `Allow`. */
	headers?: Record<string, string>;
}

/** The whole document; it needs neither script nor style sheet. */
function html({ title, sentence }: Refusal): string {
	return [
		'<!DOCTYPE html>',
		'<html lang="en"><head><meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		`<title>${title} · Lectern</title></head>`,
		`<body><main><h1>${title}</h1><p>${sentence}</p><p><a href="/">To the courses</a></p></main></body></html>`,
	].join('\n');
}

function wantsJson(request: IncomingMessage): boolean {
	const accept = request.headers.accept ?? '';
	return accept.includes('application/json') && !accept.includes('text/html');
}

/** Ends `response` with the refusal. Headers set before stay. Does nothing when the answer has already begun. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const json = wantsJson(request);
	const body = Buffer.from(json ? JSON.stringify({ error: refusal.sentence }) : html(refusal));
	for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
	response.setHeader('Content-Security-Policy', contentSecurityPolicy('none', 'production'));
	response.setHeader('Content-Type', json ? 'application/json' : 'text/html; charset=utf-8');
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Content-Length', body.length);
	response.statusCode = refusal.status;
	response.end(body);
}
