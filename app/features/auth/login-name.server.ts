/**
 * What a person signs in with: a mail address, or a user name for people without mail. Told apart by the `@`, which a
 * user name cannot hold.
 */
import { z } from 'zod';
import { LOGIN_MOST } from './limits';

export type LoginName = { email: string } | { username: string };

const email = z.email({ pattern: z.regexes.html5Email }).max(LOGIN_MOST);
/** Letters of any script; 3 to 32 characters. */
const username = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{2,31}$/u);

/** Upper and lower case are the same, and so are composed and decomposed letters. */
function canonical(text: string): string {
	return text.trim().normalize('NFKC').toLowerCase();
}

/** Reads what was typed; null when it can be neither a mail address nor a user name. */
export function parseLoginName(text: string): LoginName | null {
	const typed = canonical(text);
	if (typed.includes('@')) return email.safeParse(typed).success ? { email: typed } : null;
	return username.safeParse(typed).success ? { username: typed } : null;
}

/** The name as one string, for counting tries. */
export function loginText(login: LoginName): string {
	return 'email' in login ? login.email : login.username;
}
