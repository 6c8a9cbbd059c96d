import { expect, test } from 'vitest';
import { isGuessable } from './common-passwords';
import { changePasswordSchema, signUpSchema } from './schemas';

const valid = { name: 'Ayan', login: 'ayan@example.org', password: 'four words in a row' };
const accepts = (over: Partial<typeof valid>) => signUpSchema.safeParse({ ...valid, ...over }).success;

test('a password is 10 to 200 characters as people count them', () => {
	const pattern = 'zyxwvutsrqponmlkjihgfedcba9876543210-';
	const ofLength = (length: number) => pattern.repeat(6).slice(0, length);
	expect(accepts({ password: ofLength(9) })).toBe(false);
	expect(accepts({ password: ofLength(10) })).toBe(true);
	expect(accepts({ password: ofLength(200) })).toBe(true);
	expect(accepts({ password: ofLength(201) })).toBe(false);
	// Five characters that the machine counts as ten.
	expect(accepts({ password: '🦊🦉🐢🐝🦋' })).toBe(false);
	expect(accepts({ password: '🦊🦉🐢🐝🦋🐬🦔🐧🐙🦜' })).toBe(true);
});

test('a password that guessers try early is none', () => {
	for (const password of ['1234567890', 'QwertyUIOP', 'aaaaaaaaaaaa', 'abababababab', 'xyzxyzxyzxyz']) {
		expect(isGuessable(password, [])).toBe(true);
		expect(changePasswordSchema.safeParse({ currentPassword: 'x', newPassword: password }).success).toBe(
			false,
		);
	}
	for (const password of ['four words in a row', 'abcdabcdabcd', 'aaaaaaaaaaab']) {
		expect(isGuessable(password, [])).toBe(false);
	}
});

test('a password is not the name, the address, or the part before the @', () => {
	const login = 'ayan.mammadova@example.org';
	for (const password of ['Ayan Mammadova', 'AYAN.MAMMADOVA@example.org', 'ayan.mammadova']) {
		expect(accepts({ name: 'Ayan Mammadova', login, password })).toBe(false);
	}
	expect(accepts({ name: 'Ayan Mammadova', login, password: 'ayan.mammadova and more' })).toBe(true);
});

test('a name has 1 to 80 visible characters of any script, with single spaces', () => {
	expect(signUpSchema.parse({ ...valid, name: ' Գայանե \n Ղ. ' }).name).toBe('Գայանե Ղ.');
	expect(accepts({ name: 'x'.repeat(80) })).toBe(true);
	for (const name of ['', '  ', 'x'.repeat(81), 'a\u0000b', 'abc\u202edef'])
		expect(accepts({ name })).toBe(false);
});

test('nobody teaches who has not said so', () => {
	expect(signUpSchema.parse(valid).teach).toBe(false);
	expect(signUpSchema.parse({ ...valid, teach: true }).teach).toBe(true);
});
