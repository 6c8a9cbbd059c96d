/**
 * What the forms may say. For the server only: the browser gets the same bounds as HTML attributes (`limits.ts`),
 * because this library must not be sent to it.
 */
import { z } from 'zod';
import { isGuessable } from './common-passwords';
import { LOGIN_MOST, NAME_MOST, PASSWORD_LEAST, PASSWORD_MOST } from './limits';
import { parseLoginName } from './login-name.server';

/** Characters as people count them, after the form that is hashed. */
function lengthOf(password: string): number {
	return [...password.normalize('NFKC')].length;
}

function required(message: string) {
	return z.string({ error: message }).min(1, message);
}

/** Controls, and the marks that turn the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export const personName = required('Enter your name.')
	.transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))
	.pipe(
		z
			.string()
			.min(1, 'Enter your name.')
			.max(NAME_MOST, `Shorten the name to ${NAME_MOST} characters.`)
			.refine((name) => !INVISIBLE.test(name), 'Leave invisible characters out of the name.'),
	);

const loginName = required('Enter an e-mail address or a user name.')
	.max(LOGIN_MOST, `Shorten this to ${LOGIN_MOST} characters.`)
	.transform((text, context) => {
		const login = parseLoginName(text);
		if (login !== null) return login;
		context.addIssue({
			code: 'custom',
			message: text.includes('@')
				? 'Enter an e-mail address such as name@example.org.'
				: 'A user name has 3 to 32 letters and digits; dots, dashes and underscores may follow the first.',
		});
		return z.NEVER;
	});

const newPassword = required('Enter a password.')
	.refine((password) => lengthOf(password) >= PASSWORD_LEAST, `Use at least ${PASSWORD_LEAST} characters.`)
	.refine((password) => lengthOf(password) <= PASSWORD_MOST, `Use at most ${PASSWORD_MOST} characters.`)
	.refine((password) => !isGuessable(password, []), 'Others guess this password early. Choose another one.');

export const signUpSchema = z
	.object({
		name: personName,
		login: loginName,
		password: newPassword,
		/** "I teach". */
		teach: z.boolean().default(false),
	})
	.refine(
		({ name, login, password }) => {
			const text = 'email' in login ? login.email : login.username;
			return !isGuessable(password, [name, text, text.split('@')[0] ?? text]);
		},
		{ path: ['password'], message: 'Choose a password that is not your name or address.' },
	);
export type SignUpInput = z.infer<typeof signUpSchema>;

/** Lenient: what cannot be a name or a password is simply wrong, and told so in the same words. */
export const signInSchema = z.object({
	login: required('Enter your e-mail address or user name.'),
	password: required('Enter your password.'),
});
export type SignInInput = z.infer<typeof signInSchema>;

export const forgotSchema = z.object({ login: loginName });

export const resetSchema = z.object({
	token: required('This link is not complete.'),
	password: newPassword,
});
export type ResetInput = z.infer<typeof resetSchema>;

export const renameSchema = z.object({ name: personName });

export const changeEmailSchema = z.object({
	email: required('Enter an e-mail address.').transform((text, context) => {
		const login = parseLoginName(text);
		if (login !== null && 'email' in login) return login.email;
		context.addIssue({ code: 'custom', message: 'Enter an e-mail address such as name@example.org.' });
		return z.NEVER;
	}),
	currentPassword: required('Enter your password, so that we know it is you.'),
});
export type ChangeEmailInput = z.infer<typeof changeEmailSchema>;

export const changePasswordSchema = z.object({
	currentPassword: required('Enter the password you have now.'),
	newPassword,
});
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const choosePasswordSchema = z.object({ newPassword });

export const endSessionSchema = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });
