import type { Config } from './config';

/** A letter in plain text to one person. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	/** Where the receiver says that they want no more of this; null or absent for mail that was just asked for. */
	unsubscribe?: string | null;
}

/** A mail server that hangs must not keep connections for ever. */
const TIMEOUT_MS = 15_000;

/**
 * Hands a letter to the mail server.
 * @throws when there is no mail server (`smtpUrl` is null), or when it cannot be reached or refuses the letter
 */
export async function sendMail(config: Pick<Config, 'smtpUrl' | 'mailFrom'>, mail: Mail): Promise<void> {
	if (config.smtpUrl === null) throw new Error('SMTP_URL is not set.');
	// Loaded with the first letter: most sites never send one.
	const { createTransport } = await import('nodemailer');
	const transport = createTransport({
		url: config.smtpUrl,
		connectionTimeout: TIMEOUT_MS,
		greetingTimeout: TIMEOUT_MS,
		socketTimeout: TIMEOUT_MS,
	});
	try {
		await transport.sendMail({
			from: config.mailFrom,
			// As an object, so that nothing in it is read as a list of addresses.
			to: { name: '', address: mail.to },
			subject: mail.subject,
			text: mail.text,
			...(mail.unsubscribe ? { list: { unsubscribe: { url: mail.unsubscribe } } } : {}),
		});
	} finally {
		transport.close();
	}
}

/**
 * The address of this site for links in letters; null when it is not known for certain. Without ORIGIN only the
 * local machine's own names are believed: a forged Host header must not get into a letter.
 */
export function originForLinks(config: Pick<Config, 'origin'>, request: Request): string | null {
	if (config.origin !== null) return config.origin;
	const url = new URL(request.url);
	return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url.origin : null;
}
