import { setTimeout as pause } from 'node:timers/promises';
import * as argon2 from '@node-rs/argon2';
import { afterEach, expect, test, vi } from 'vitest';
import { hashPassword, isPassword } from './password.server';

/** The real library, watched. */
vi.mock('@node-rs/argon2', async (original) => {
	const real = await original<typeof argon2>();
	return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

afterEach(() => vi.clearAllMocks());

test('hashes with argon2id, 19 MiB, two passes, one lane, and a new salt each time', async () => {
	const [one, other] = await Promise.all([
		hashPassword('four words in a row'),
		hashPassword('four words in a row'),
	]);
	expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(one).not.toBe(other);
});

test('knows the right password and no other', async () => {
	const hash = await hashPassword('four words in a row');
	expect(await isPassword(hash, 'four words in a row')).toBe(true);
	expect(await isPassword(hash, 'four words in a roW')).toBe(false);
	expect(await isPassword(hash, 'four words in a row ')).toBe(false);
	expect(await isPassword(hash, '')).toBe(false);
});

test('a password is the same however its letters are composed', async () => {
	const composed = 'gülər çəmən ö'.normalize('NFC');
	const decomposed = composed.normalize('NFD');
	expect(composed).not.toBe(decomposed);
	expect(await isPassword(await hashPassword(composed), decomposed)).toBe(true);
	expect(await isPassword(await hashPassword('ﬁne passwords'), 'fine passwords')).toBe(true);
});

test('a missing hash is checked with the same work as a real one, and never right', async () => {
	const hash = await hashPassword('four words in a row');
	for (const given of [hash, null]) {
		vi.mocked(argon2.verify).mockClear();
		expect(await isPassword(given, 'wrong')).toBe(false);
		expect(argon2.verify).toHaveBeenCalledTimes(1);
		const [checked] = vi.mocked(argon2.verify).mock.calls[0] ?? [''];
		expect(argon2.parseOptions(checked)).toEqual(argon2.parseOptions(hash));
	}
});

test('two hashes at once at most, and the event loop goes on meanwhile', async () => {
	const real = vi.mocked(argon2.hash).getMockImplementation();
	if (real === undefined) throw new Error('The library is not watched.');
	let running = 0;
	let most = 0;
	vi.mocked(argon2.hash).mockImplementation(async (...args) => {
		running += 1;
		most = Math.max(most, running);
		try {
			return await real(...args);
		} finally {
			running -= 1;
		}
	});
	let ticks = 0;
	const ticking = setInterval(() => {
		ticks += 1;
	}, 1);
	const hashes = await Promise.all(
		Array.from({ length: 12 }, (_, at) => hashPassword(`password number ${at}`)),
	);
	clearInterval(ticking);
	vi.mocked(argon2.hash).mockImplementation(real);
	expect(new Set(hashes).size).toBe(12);
	expect(most).toBe(2);
	expect(ticks).toBeGreaterThan(5);
	await pause(0);
});
