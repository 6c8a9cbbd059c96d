import { type Logger, pino } from 'pino';
import type { Config } from './config';

export type Log = Logger;

/** Addresses whose next part is a secret. */
const SECRET_PATHS = /^\/(calendar|join)\/[^/]+/;

/** A path as the log may hold it, without the secrets that some addresses are. */
export function loggablePath(path: string): string {
	return path.replace(SECRET_PATHS, '/$1/[hidden]');
}

/**
 * Structured logs, one JSON object a line on standard output. Never pass answers, mail addresses, names or
 * tokens to it; the redaction is a net, not a licence.
 */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
	return pino({
		level: config.logLevel,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: {
			paths: ['*.password', '*.email', '*.token', '*.cookie', '*.response', 'headers.cookie'],
			censor: '[hidden]',
		},
	});
}
