/** Passwords of ten and more characters that head every list of stolen ones; guessers try these first. */
const COMMON = new Set([
	'0123456789',
	'1234567890',
	'12345678910',
	'123456789a',
	'0987654321',
	'9876543210',
	'1q2w3e4r5t',
	'1q2w3e4r5t6y',
	'1qaz2wsx3edc',
	'q1w2e3r4t5',
	'qwertyuiop',
	'qwerty1234',
	'qwerty12345',
	'qwerty123456',
	'asdfghjkl1',
	'zxcvbnm123',
	'password12',
	'password123',
	'password1234',
	'passw0rd123',
	'p@ssw0rd123',
	'mypassword',
	'iloveyou12',
	'iloveyou123',
	'letmein123',
	'welcome123',
	'welcome1234',
	'admin12345',
	'administrator',
	'changeme123',
	'football123',
	'baseball123',
	'sunshine123',
	'princess123',
	'superman123',
	'abcdefghij',
	'abcdefghijk',
	'abcd123456',
	'azerty12345',
	'secretpassword',
]);

/** The shortest pattern that, repeated, makes the whole text: 2 for `abababab`. */
function periodOf(text: string): number {
	return `${text}${text}`.indexOf(text, 1);
}

/**
 * Whether somebody would guess `password` early: it heads the known lists, repeats one to three characters, or is one
 * of `personal` (name, mail address) whatever the case.
 */
export function isGuessable(password: string, personal: Array<string>): boolean {
	const plain = password.normalize('NFKC').toLowerCase();
	if (COMMON.has(plain)) return true;
	const period = periodOf(plain);
	if (period < plain.length && period <= 3) return true;
	return personal.some((text) => text.trim().normalize('NFKC').toLowerCase() === plain);
}
