/** The benchmarks. Each brings its own yardstick, measured in the same run on the same machine. */
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { paths } from '~/platform/paths';
import { ASSIGNMENTS, CLASS_ID, fillBigClass, makeInstructor, OTHERS, STUDENTS } from './big-class';
import {
	autosavers,
	BROWSER_HEADERS,
	LESSON_PATH,
	midCourseLearner,
	signUp,
	startQuiz,
	walk,
} from './learner';
import { atLeast, atMost, type Figure, plain, type Result } from './report';
import { ask, createDataFolder, helloGzipKib, startBare, startHello, startLectern } from './servers';
import {
	compare,
	type Effort,
	isPinned,
	load,
	median,
	memoryOf,
	type Round,
	type Sender,
	type Subject,
} from './subject';

const CONNECTIONS = 10;
const MIB = 1024 * 1024;
const KIB = 1024;

/** Runs `work` and stops what it started, whatever happens. */
async function withCleanup<T>(
	work: (later: (cleanup: () => Promise<void> | void) => void) => Promise<T>,
): Promise<T> {
	const cleanups: Array<() => Promise<void> | void> = [];
	try {
		return await work((cleanup) => void cleanups.unshift(cleanup));
	} finally {
		for (const cleanup of cleanups) await cleanup();
	}
}

type Later = (cleanup: () => Promise<void> | void) => void;

async function started(later: Later, starting: Promise<Subject>): Promise<Subject> {
	const subject = await starting;
	later(subject.stop);
	return subject;
}

async function lecternWithData(later: Later): Promise<Subject> {
	const data = await createDataFolder();
	later(data.remove);
	return started(later, startLectern(data));
}

function fixed(path: string, headers: Record<string, string>): Array<Sender> {
	return Array.from({ length: CONNECTIONS }, () => ({ kind: 'fixed', path, headers }));
}

function roundFigures(name: string, round: Round): Array<Figure> {
	return [
		plain(`${name}: requests`, round.requestsPerSecond, '/s'),
		plain(`${name}: processor time`, round.cpuMs, 'ms'),
	];
}

const pinning = isPinned
	? 'server and load on a core each'
	: 'server and load share the cores: figures are only good against each other';

function roundNotes({ rounds, seconds }: Effort, ours: Round): Array<string> {
	const busy =
		ours.busy === null ? '' : `; the server was at work ${Math.round(ours.busy * 100)} % of the time`;
	return [
		`medians of ${rounds} alternating rounds of ${seconds} s after a warm-up, ${CONNECTIONS} connections, ${pinning}${busy}`,
		`an answer has ${Math.round(ours.bytes)} bytes; 99 % came within ${ours.p99.toFixed(1)} ms`,
	];
}

const missing = (name: string): never => {
	throw new Error(`${name} was not measured.`);
};

/** A lesson as somebody who is not signed in gets it: out of the page cache. */
function lessonAnonymous(effort: Effort): Promise<Result> {
	return withCleanup(async (later) => {
		const headers = { Accept: 'text/html', 'Accept-Encoding': 'gzip' };
		const lectern = await lecternWithData(later);
		await ask(lectern.origin, LESSON_PATH, { headers });
		const bare = await started(later, startBare(await ask(lectern.origin, LESSON_PATH, { headers })));
		const hello = await started(later, startHello());
		const senders = (path: string) => () => fixed(path, headers);
		const [ours, ceiling, stock] = await compare(
			[
				{ subject: lectern, senders: senders(LESSON_PATH) },
				{ subject: bare, senders: senders(LESSON_PATH) },
				{ subject: hello, senders: senders('/') },
			],
			effort,
		);
		if (ours === undefined || ceiling === undefined || stock === undefined) return missing('A server');
		return {
			name: 'lesson-anonymous',
			figures: [
				...roundFigures('Lectern', ours),
				...roundFigures(bare.name, ceiling),
				...roundFigures(hello.name, stock),
				atLeast('against bare node:http', ours.requestsPerSecond / ceiling.requestsPerSecond, '×', 0.5),
				plain('against the stock Remix page', ours.requestsPerSecond / stock.requestsPerSecond, '×'),
			],
			notes: roundNotes(effort, ours),
		};
	});
}

/** A lesson as a learner in the middle of the course gets it: rendered for them, from the database. */
function lessonSignedIn(effort: Effort): Promise<Result> {
	return withCleanup(async (later) => {
		const lectern = await lecternWithData(later);
		const headers = { ...BROWSER_HEADERS, Cookie: await midCourseLearner(lectern.origin) };
		const bare = await started(later, startBare(await ask(lectern.origin, LESSON_PATH, { headers })));
		const hello = await started(later, startHello());
		const adapter = await started(later, startHello('adapter'));
		const [ours, ceiling, stock, least] = await compare(
			[
				{ subject: lectern, senders: () => fixed(LESSON_PATH, headers) },
				{ subject: bare, senders: () => fixed(LESSON_PATH, headers) },
				{ subject: hello, senders: () => fixed('/', BROWSER_HEADERS) },
				{ subject: adapter, senders: () => fixed('/', BROWSER_HEADERS) },
			],
			effort,
		);
		if (!ours || !ceiling || !stock || !least) return missing('A server');
		return {
			name: 'lesson-signed-in',
			figures: [
				...roundFigures('Lectern', ours),
				...roundFigures(hello.name, stock),
				...roundFigures(adapter.name, least),
				...roundFigures(bare.name, ceiling),
				atLeast('against the stock Remix page', ours.requestsPerSecond / stock.requestsPerSecond, '×', 0.6),
				plain('against the Express adapter alone', ours.requestsPerSecond / least.requestsPerSecond, '×'),
				atMost('processor time for a page', ours.cpuMs, 'ms', 2.5),
			],
			notes: roundNotes(effort, ours),
		};
	});
}

/** Learners who change an answer, each change saved by itself. */
function autosave(effort: Effort): Promise<Result> {
	return withCleanup(async (later) => {
		const lectern = await lecternWithData(later);
		const bareAnswer = { status: 200, headers: ['Content-Type', 'application/json'], body: savedBody() };
		const bare = await started(later, startBare(bareAnswer));
		const hello = await started(later, startHello());
		const savers = () => autosavers(lectern.origin, CONNECTIONS);
		const imitation = await savers();
		const [ours, ceiling, stock] = await compare(
			[
				{ subject: lectern, senders: savers },
				{ subject: bare, senders: () => imitation },
				{ subject: hello, senders: () => fixed('/', BROWSER_HEADERS) },
			],
			effort,
		);
		if (ours === undefined || ceiling === undefined || stock === undefined) return missing('A server');
		return {
			name: 'autosave',
			figures: [
				...roundFigures('Lectern', ours),
				...roundFigures(bare.name, ceiling),
				...roundFigures(hello.name, stock),
				atMost('processor time for a saved answer', ours.cpuMs, 'ms', 1.5),
			],
			notes: [...roundNotes(effort, ours), `${CONNECTIONS} learners, each with an attempt of their own`],
		};
	});
}

/** What the load generator takes for a saved answer. */
function savedBody(): Buffer {
	const answers = [{ itemId: 'item', key: 'key', status: 'saved', revision: 1 }];
	return Buffer.from(JSON.stringify({ savedAt: new Date(0).toISOString(), open: true, answers }));
}

/** Memory after every page was visited by a stranger and by a learner, and some load besides. */
function memory(effort: Effort): Promise<Result> {
	return withCleanup(async (later) => {
		const lectern = await lecternWithData(later);
		const bare = await started(later, startBare({ status: 200, headers: [], body: Buffer.from('hello') }));
		const hello = await started(later, startHello());
		const atStart = memoryOf(lectern.pid, 'VmRSS');
		const cookie = await midCourseLearner(lectern.origin);
		const { attempt } = await startQuiz(lectern.origin, cookie);
		const starts = [paths.home(), paths.account(), paths.attempt(attempt)];
		const asStranger = await walk(lectern.origin, starts, BROWSER_HEADERS);
		const asLearner = await walk(lectern.origin, starts, { ...BROWSER_HEADERS, Cookie: cookie });
		await pause(1_000);
		const afterWalk = memoryOf(lectern.pid, 'VmRSS');
		await load(
			lectern,
			fixed(LESSON_PATH, { ...BROWSER_HEADERS, Cookie: cookie }),
			effort.seconds * effort.rounds,
		);
		await load(hello, fixed('/', BROWSER_HEADERS), effort.seconds);
		const mib = (bytes: number | null) => (bytes === null ? null : bytes / MIB);
		return {
			name: 'memory',
			figures: [
				plain('Lectern: after start', mib(atStart), 'MiB'),
				atMost('Lectern: after a walk through every page', mib(afterWalk), 'MiB', 256),
				plain('Lectern: after rendering without pause', mib(memoryOf(lectern.pid, 'VmRSS')), 'MiB'),
				plain('Lectern: the most there was', mib(memoryOf(lectern.pid, 'VmHWM')), 'MiB'),
				plain(bare.name, mib(memoryOf(bare.pid, 'VmRSS')), 'MiB'),
				plain(hello.name, mib(memoryOf(hello.pid, 'VmRSS')), 'MiB'),
			],
			notes: [
				`${asStranger.size} pages as a stranger, then ${asLearner.size} as a learner; resident set of the process`,
			],
		};
	});
}

/** Addresses of the scripts and style sheets that `html` loads before anybody clicks. */
function loadedBy(html: string): { scripts: Set<string>; styles: Set<string> } {
	const found = (pattern: RegExp) => new Set([...html.matchAll(pattern)].map(([, address = '']) => address));
	return {
		scripts: found(
			/(?:<script[^>]+src|<link[^>]+rel="modulepreload"[^>]+href|\bfrom |\bimport\s?\(?)\s*=?\s*"(\/[^"]+\.js)"/g,
		),
		styles: found(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g),
	};
}

async function gzipKib(origin: string, addresses: Set<string>): Promise<number> {
	let bytes = 0;
	for (const address of addresses) {
		const { status, body } = await ask(origin, address, { headers: { 'Accept-Encoding': 'gzip' } });
		if (status !== 200) throw new Error(`${address} answered ${status}.`);
		bytes += body.length;
	}
	return bytes / KIB;
}

/** What a lesson page makes a browser load, in gzip as it goes over the wire. */
function pageWeight(): Promise<Result> {
	return withCleanup(async (later) => {
		const lectern = await lecternWithData(later);
		const hello = await started(later, startHello());
		const html = (await ask(lectern.origin, LESSON_PATH)).body;
		const { scripts, styles } = loadedBy(html.toString());
		if (scripts.size === 0 || styles.size === 0)
			throw new Error('The lesson page names no scripts or no styles.');
		const stock = loadedBy((await ask(hello.origin, '/')).body.toString());
		const js = await gzipKib(lectern.origin, scripts);
		return {
			name: 'page-weight',
			figures: [
				atMost('JavaScript of a lesson page', js, 'KiB', 110),
				atMost('CSS of a lesson page', await gzipKib(lectern.origin, styles), 'KiB', 15),
				plain('HTML of a lesson page', gzipSync(html).length / KIB, 'KiB'),
				plain('requests of a lesson page', 1 + scripts.size + styles.size, ''),
				plain('JavaScript of the stock Remix page', helloGzipKib(stock.scripts), 'KiB'),
			],
			notes: ['gzip, as sent; scripts, module preloads and style sheets that the HTML names'],
		};
	});
}

/** From the start of the process until /healthz answers. */
function startup({ rounds }: Effort): Promise<Result> {
	return withCleanup(async (later) => {
		const data = await createDataFolder();
		later(data.remove);
		const times: Record<'ours' | 'bare' | 'stock', Array<number>> = { ours: [], bare: [], stock: [] };
		const measure = async (into: Array<number>, starting: Promise<Subject>) => {
			const subject = await starting;
			into.push(subject.startMs);
			await subject.stop();
		};
		for (let round = 0; round < rounds; round += 1) {
			await measure(times.ours, startLectern(data));
			await measure(times.stock, startHello());
			await measure(times.bare, startBare({ status: 200, headers: [], body: Buffer.from('hello') }));
		}
		return {
			name: 'startup',
			figures: [
				atMost('Lectern', median(times.ours) / 1000, 's', 3),
				plain('stock Remix hello page', median(times.stock) / 1000, 's'),
				plain('bare node:http', median(times.bare) / 1000, 's'),
			],
			notes: [`medians of ${rounds} starts each, on a database that is up to date`],
		};
	});
}

/** Requests of one page, one after the other, that a 95th percentile is taken of. */
const PAGE_REQUESTS = 60;

/** Milliseconds of `count` requests, one after the other, alternately to each of `subjects`. */
async function timesOf(
	subjects: ReadonlyArray<{ subject: Subject; cookie: string }>,
	path: string,
	count: number,
): Promise<Array<Array<number>>> {
	const times = subjects.map((): Array<number> => []);
	for (let at = 0; at < count; at += 1) {
		for (const [which, { subject, cookie }] of subjects.entries()) {
			const began = performance.now();
			const { status } = await ask(subject.origin, path, { headers: { ...BROWSER_HEADERS, Cookie: cookie } });
			if (status !== 200) throw new Error(`${path} answered ${status}.`);
			times[which]?.push(performance.now() - began);
		}
	}
	return times;
}

const percentile = (values: ReadonlyArray<number>, share: number) =>
	values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? missing('A page');

/** Pages of a class of 500, alone in its database and among 100,000 other learners. */
function classPages({ rounds }: Effort): Promise<Result> {
	return withCleanup(async (later) => {
		const subjects = [];
		for (const others of [0, OTHERS]) {
			const data = await createDataFolder();
			later(data.remove);
			await fillBigClass(data, others);
			const subject = await started(later, startLectern(data));
			const cookie = await signUp(subject.origin);
			makeInstructor(data, 'Bench Learner');
			subjects.push({ subject, cookie });
		}
		const figures: Array<Figure> = [];
		for (const [name, path] of [
			['dashboard', paths.teachClass(CLASS_ID)],
			['gradebook', paths.teachClass(CLASS_ID, 'grades')],
		] as const) {
			await timesOf(subjects, path, 10);
			const [alone = [], among = []] = await timesOf(subjects, path, rounds * (PAGE_REQUESTS / 5));
			figures.push(
				atMost(`${name}: 95 % of pages within`, percentile(alone, 0.95), 'ms', 100),
				plain(`${name}: median`, median(alone), 'ms'),
				atMost(`${name}: among ${OTHERS} others`, median(among) / median(alone), '×', 1.3),
			);
		}
		return {
			name: 'class-pages',
			figures,
			notes: [
				`${STUDENTS} students, ${ASSIGNMENTS} assignments; whole pages over HTTP, one request at a time, on SQLite`,
			],
		};
	});
}

/** All benchmarks by name, in the order they run. */
export const BENCHMARKS: Record<string, (effort: Effort) => Promise<Result>> = {
	'lesson-anonymous': lessonAnonymous,
	'lesson-signed-in': lessonSignedIn,
	autosave,
	memory,
	'page-weight': pageWeight,
	startup,
	'class-pages': classPages,
};
