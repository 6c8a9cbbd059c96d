import { expect, test } from 'vitest';
import { loggable } from './loggable-error';

class PrismaClientValidationError extends Error {
	override name = 'PrismaClientValidationError';
}

test('a database error says what is wrong, and not with which values', () => {
	const message =
		'Invalid `db.user.create()` invocation:\n{ data: { email: "ayla@example.org" } }\n\nArgument `id` is missing.';
	const kept = loggable(new PrismaClientValidationError(message));
	expect(kept.message).toBe('Argument `id` is missing.');
	expect(JSON.stringify(kept)).not.toContain('ayla');
	expect(kept.stack).toContain('loggable-error.test');
});

test('a parser does not get to quote what somebody sent', () => {
	let error: unknown;
	try {
		JSON.parse('my secret answer');
	} catch (thrown) {
		error = thrown;
	}
	expect(JSON.stringify(loggable(error))).not.toContain('secret');
});

test('other errors keep their words and their code', () => {
	const error = Object.assign(new TypeError('no such thing'), { code: 'ENOENT' });
	expect(loggable(error)).toMatchObject({ type: 'TypeError', message: 'no such thing', code: 'ENOENT' });
});

test('whatever else is thrown is not quoted', () => {
	expect(loggable('my secret answer')).toEqual({ type: 'string', message: null, code: null, stack: '' });
});
