/**
 * The load generator, a process of its own: `node load.mjs JSON`. Keeps one request under way on each connection and
 * counts answers. It speaks just enough HTTP, because a full client needs more time for an answer than the bare server
 * takes to give it, and would measure itself.
 *
 * Settings: { port, seconds, senders: Array<Sender> }, one connection for each sender. A sender is
 * - { kind: 'fixed', path, headers }: GET, always the same;
 * - { kind: 'autosave', path, headers, itemId, base, choices }: POST of one answer, a new one each time.
 *
 * Prints { requests, failed, seconds, bytes, p50, p99 }: `failed` counts answers that are not what was hoped for,
 * times are in milliseconds.
 */
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const { port, seconds, senders } = JSON.parse(process.argv[2] ?? '{}');
const times = [];
let failed = 0;
let bytes = 0;
let ending = false;

/** @param {Record<string, string>} headers */
function headerLines(headers) {
	return Object.entries({ Host: `127.0.0.1:${port}`, ...headers })
		.map(([name, value]) => `${name}: ${value}\r\n`)
		.join('');
}

/** Gives the next request, and judges the answer's body. */
function createSender(sender) {
	if (sender.kind === 'fixed') {
		const request = Buffer.from(`GET ${sender.path} HTTP/1.1\r\n${headerLines(sender.headers)}\r\n`);
		return { next: () => request, accept: () => true, wantsBody: false };
	}
	let base = sender.base;
	return {
		wantsBody: true,
		next() {
			const fields = [['choice', sender.choices[base % sender.choices.length]]];
			const answer = { itemId: sender.itemId, key: randomUUID(), base, fields, certainty: null };
			const body = JSON.stringify({ answers: [answer] });
			const headers = { ...sender.headers, 'Content-Length': String(Buffer.byteLength(body)) };
			return Buffer.from(`POST ${sender.path} HTTP/1.1\r\n${headerLines(headers)}\r\n${body}`);
		},
		accept(body) {
			const saved = body.includes('"status":"saved"');
			if (saved) base += 1;
			return saved;
		},
	};
}

const LENGTH = /\r\ncontent-length: (\d+)/i;

function connect(sender) {
	const { next, accept, wantsBody } = createSender(sender);
	return new Promise((resolve, reject) => {
		const socket = net.connect(port, '127.0.0.1');
		socket.setNoDelay(true);
		let sentAt = 0;
		let status = 0;
		/** Bytes of the body still to come; null: chunked, until the last chunk; -1: the head is not there yet. */
		let left = -1;
		let head = '';
		let body = '';

		function send() {
			if (ending) {
				socket.end();
				resolve(undefined);
				return;
			}
			left = -1;
			head = '';
			body = '';
			sentAt = performance.now();
			socket.write(next());
		}
		function finish() {
			times.push(performance.now() - sentAt);
			if (status !== 200 || !accept(body)) failed += 1;
			send();
		}
		socket.on('connect', send);
		socket.on('error', reject);
		socket.on('close', () =>
			ending ? resolve(undefined) : reject(new Error('the server closed the connection')),
		);
		socket.on('data', (chunk) => {
			bytes += chunk.length;
			let content = chunk;
			if (left === -1) {
				const end = chunk.indexOf('\r\n\r\n');
				head += chunk.latin1Slice(0, end === -1 ? chunk.length : end + 2);
				if (end === -1) return;
				status = Number(head.slice(9, 12));
				const length = LENGTH.exec(head)?.[1];
				left = length === undefined ? null : Number(length);
				content = chunk.subarray(end + 4);
			}
			if (wantsBody) body += content.latin1Slice();
			if (left === null) {
				if (content.length >= 5 && content.latin1Slice(content.length - 5) === '0\r\n\r\n') finish();
				return;
			}
			left -= content.length;
			if (left <= 0) finish();
		});
	});
}

const started = performance.now();
setTimeout(() => {
	ending = true;
}, seconds * 1000);
await Promise.all(senders.map(connect));
const took = (performance.now() - started) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
console.log(
	JSON.stringify({ requests: times.length, failed, seconds: took, bytes, p50: at(0.5), p99: at(0.99) }),
);
