import { expect, test } from 'vitest';
import { parseLoginName } from './login-name.server';

test.each([
	[' Ayan@Example.ORG ', { email: 'ayan@example.org' }],
	["o'neil+course@mail.example.org", { email: "o'neil+course@mail.example.org" }],
	['teacher@intranet', { email: 'teacher@intranet' }],
	['Ayan.M-1_x', { username: 'ayan.m-1_x' }],
	['Гюльнар', { username: 'гюльнар' }],
	['Աննա', { username: 'աննա' }],
	['gu\u0308ler', { username: 'güler' }],
	['abc', { username: 'abc' }],
	['a'.repeat(32), { username: 'a'.repeat(32) }],
])('%j is a name to sign in with', (typed, login) => {
	expect(parseLoginName(typed)).toEqual(login);
});

test.each([
	[''],
	['ab'],
	['a'.repeat(33)],
	['.hidden'],
	['two words'],
	['a/b'],
	['zero\u0000'],
	['name@'],
	['@example.org'],
	['a@b@example.org'],
	['a@example.org, b@example.org'],
	['<a@example.org>'],
	['"a b"@example.org'],
	['a@example..org'],
	[`${'a'.repeat(250)}@example.org`],
])('%j is none', (typed) => {
	expect(parseLoginName(typed)).toBeNull();
});
