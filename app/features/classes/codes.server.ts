import { randomInt } from 'node:crypto';

/** Nothing that looks like something else when it is read out, and no vowels, so that no words come out. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const LENGTH = 8;

/** A new code for joining a class: eight of 27 signs, 38 bits. */
export function newJoinCode(): string {
	return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
}

/** A code as it was typed or read out, in its stored form; null for what cannot be one. */
export function readJoinCode(typed: string): string | null {
	const code = typed.toLowerCase().replace(/[\s-]/g, '');
	return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

/** A code for reading: `k7qm-3xpt`. */
export function showJoinCode(code: string): string {
	return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
