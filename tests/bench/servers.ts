/** The servers that benchmarks compare: Lectern with data of its own, the bare server, the stock Remix page. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Subject, startSubject } from './subject';

const run = promisify(execFile);
const HELLO = 'tests/bench/hello';

/** Throws with the command to run when there is no build. */
function requireBuild(): void {
	if (!fs.existsSync('build/server/index.js'))
		throw new Error('There is no build: run `npm run build` first.');
}

/** A migrated SQLite database in a temporary folder. */
export interface DataFolder {
	env: Record<string, string>;
	remove(): void;
}

export async function createDataFolder(): Promise<DataFolder> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-bench-'));
	const url = `file:${path.join(folder, 'lectern.db')}`;
	await run(process.execPath, ['--import', 'tsx', 'prisma/tools/migrate.ts', url]);
	return {
		env: { DATABASE_URL: url, DATA_DIR: folder },
		remove: () => fs.rmSync(folder, { recursive: true, force: true }),
	};
}

/** The production server, as `npm start` runs it, log included. */
export function startLectern(data: DataFolder): Promise<Subject> {
	requireBuild();
	return startSubject('Lectern', 'build/server/index.js', data.env, '/healthz');
}

/** How the stock page is served: as `create-remix` sets it up, or by Remix's adapter for Express alone. */
export type Serving = 'remix-serve' | 'adapter';

/** The stock Remix page; built when its sources or Remix are newer than the last build. */
export async function startHello(serving: Serving = 'remix-serve'): Promise<Subject> {
	const built = path.join(HELLO, 'build/server/index.js');
	const inputs = ['app/root.tsx', 'app/routes/_index.tsx', 'vite.config.ts', 'package.json'];
	const modified = (file: string) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
	const newest = Math.max(
		modified('node_modules/@remix-run/dev/package.json'),
		...inputs.map((file) => modified(path.join(HELLO, file))),
	);
	if (modified(built) < newest) {
		await run(process.execPath, [path.resolve('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], {
			cwd: HELLO,
			env: { ...process.env, NODE_ENV: 'production' },
		});
	}
	return serving === 'remix-serve'
		? startSubject('stock Remix hello page', path.join(HELLO, 'serve.mjs'), {}, '/')
		: startSubject('the same by the Express adapter alone', path.join(HELLO, 'server.mjs'), {}, '/');
}

/** What the scripts of the stock page at `addresses` weigh in gzip; its server does not serve files. */
export function helloGzipKib(addresses: Iterable<string>): number {
	let bytes = 0;
	for (const address of addresses) {
		bytes += gzipSync(fs.readFileSync(path.join(HELLO, 'build/client', address)), { level: 9 }).length;
	}
	return bytes / 1024;
}

/** An answer as it came over the wire. */
export interface RawAnswer {
	status: number;
	/** Alternating names and values. */
	headers: Array<string>;
	body: Buffer;
}

export interface Question {
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: string;
}

export function ask(origin: string, target: string, question: Question = {}): Promise<RawAnswer> {
	const { method = 'GET', headers = {}, body } = question;
	return new Promise((resolve, reject) => {
		const request = http.request(origin + target, { method, headers, agent: false }, (response) => {
			const chunks: Array<Buffer> = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.rawHeaders,
					body: Buffer.concat(chunks),
				}),
			);
		});
		request.on('error', reject);
		request.end(body);
	});
}

/** Headers that node:http adds by itself. */
const OWN_HEADERS = ['date', 'connection', 'keep-alive'];

/** A bare node:http server that gives exactly `answer` to everything. */
export async function startBare(answer: RawAnswer): Promise<Subject> {
	const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-bare-')), 'answer.json');
	const headers = answer.headers.filter(
		(_, at) => !OWN_HEADERS.includes((answer.headers[at - (at % 2)] ?? '').toLowerCase()),
	);
	fs.writeFileSync(file, JSON.stringify({ ...answer, headers, body: answer.body.toString('base64') }));
	const subject = await startSubject('bare node:http', 'tests/bench/bare-server.mjs', { ANSWER: file }, '/');
	return {
		...subject,
		stop: async () => {
			await subject.stop();
			fs.rmSync(path.dirname(file), { recursive: true });
		},
	};
}
