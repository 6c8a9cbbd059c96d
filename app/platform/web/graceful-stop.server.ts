/** A stop that loses nothing: no new connections, requests in flight are finished, then the rest is closed. */
import type { Server } from 'node:http';

export interface StopOptions {
	server: Server;
	/** How long requests in flight may take, in milliseconds. */
	graceMs: number;
	/** What to close when the last request has ended, in order: jobs, the database. Errors are reported. */
	closers: Array<() => Promise<void>>;
	onError(error: unknown): void;
}

const IDLE_CHECK_MS = 50;

/**
 * Resolves when everything is closed: true when all requests had ended by themselves, false when some were cut
 * off after `graceMs`.
 */
export async function stopGracefully({ server, graceMs, closers, onError }: StopOptions): Promise<boolean> {
	let inTime = true;
	await new Promise<void>((resolve) => {
		// A connection that was busy becomes idle after its answer; nothing but us would close it then.
		const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
		const deadline = setTimeout(() => {
			inTime = false;
			server.closeAllConnections();
		}, graceMs);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(deadline);
			resolve();
		});
		server.closeIdleConnections();
	});
	for (const close of closers) {
		try {
			await close();
		} catch (error) {
			onError(error);
		}
	}
	return inTime;
}
