/** What the commands say: one line when a step starts, one when it has taken long, one sentence when it cannot go on. */
import process from 'node:process';

const SECOND_MS = 1000;
/** A step that is silent for this long says that it is still at work. */
const HEARTBEAT_MS = 15 * SECOND_MS;
/** Steps shorter than this are not worth a second line. */
const WORTH_SAYING_MS = 2 * SECOND_MS;

/** The command cannot go on, for a reason the reader can act on. The message is all that is shown. */
export class Stop extends Error {
	name = 'Stop';
}

/** @param {number} ms @returns {string} such as `0.4 s` or `73 s` */
export function seconds(ms) {
	const value = ms / SECOND_MS;
	return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}

/**
 * Says `title`, runs `work`, and says how long it took if that was long.
 * @template T
 * @param {string} title such as `Building the pages`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
	const began = Date.now();
	console.log(`${title} …`);
	const heartbeat = setInterval(() => {
		console.log(`  still at it after ${seconds(Date.now() - began)}`);
	}, HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		const took = Date.now() - began;
		if (took >= WORTH_SAYING_MS) console.log(`  ${seconds(took)}`);
	}
}

/**
 * Runs a command's main function. A `Stop` ends with its sentence and exit code 1, anything else with the stack
 * of what is then our fault.
 * @param {() => Promise<unknown>} work
 */
export async function terminal(work) {
	try {
		await work();
	} catch (error) {
		console.error(error instanceof Stop ? error.message : error);
		process.exitCode = 1;
	}
}
