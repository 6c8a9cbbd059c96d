/** What the log keeps of an error: where it happened and of what sort, but nothing that somebody typed. */
export interface LoggableError {
	/** Shown by log viewers; the name of the class. */
	type: string;
	/** Null when it may quote input. */
	message: string | null;
	code: string | null;
	/** Places in the code, one a line. */
	stack: string;
}

/**
 * Prisma's messages begin with the call and its arguments; what is wrong is in the last line. A parser quotes the text
 * it could not read, so its message is left out.
 */
function safeMessage(error: Error): string | null {
	if (error instanceof SyntaxError) return null;
	if (error.name.startsWith('Prisma')) return error.message.trim().split('\n').at(-1) ?? '';
	return error.message;
}

export function loggable(error: unknown): LoggableError {
	if (!(error instanceof Error)) {
		return { type: typeof error, message: null, code: null, stack: '' };
	}
	const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
	const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return { type: error.name, message: safeMessage(error), code, stack: places.join('\n') };
}
