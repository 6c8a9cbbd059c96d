/**
 * Sends what waits in the outbox. A mail is claimed before it is sent by moving its next try into the future, so that
 * two processes never send one twice, and one that dies while it sends leaves the mail to be tried again.
 */
import type { RequestContext } from '~/context';
import type { Db } from '~/db/index.server';
import { sendMail } from '~/platform/mail.server';
import { paths } from '~/platform/paths';

/** How often a mail is tried before it is left for the admin to see. */
export const MAIL_TRIES = 8;

const MINUTE_MS = 60_000;
/** One run ends after this, so that stopping the server does not wait for a long list. */
const RUN_MS = 20_000;
const AT_ONCE = 20;

/** Milliseconds until the try after try number `tries`: 1, 2, 4 … minutes; two hours in all. */
export function delayAfter(tries: number): number {
	return 2 ** (tries - 1) * MINUTE_MS;
}

/** Copies of messages, and reminders; other letters, such as an invitation, come whatever was chosen. */
const COPY = /^(?:message|due):/;

type Parts = Pick<RequestContext, 'db' | 'config' | 'log' | 'now'>;

export interface Delivered {
	sent: number;
	failed: number;
}

const DUE = {
	id: true,
	key: true,
	address: true,
	subject: true,
	text: true,
	tries: true,
	to: { select: { wantsMail: true, suspendedAt: true } },
} as const;

function readDue(db: Db, now: Date) {
	return db.outgoingMail.findMany({
		where: { sentAt: null, nextTryAt: { lte: now }, tries: { lt: MAIL_TRIES } },
		orderBy: { nextTryAt: 'asc' },
		take: AT_ONCE,
		select: DUE,
	});
}
type DueMail = Awaited<ReturnType<typeof readDue>>[number];

/** Sends every mail that is due. Without a mail server nothing is tried, and all stay as they are. */
export async function deliverMail(parts: Parts): Promise<Delivered> {
	const delivered: Delivered = { sent: 0, failed: 0 };
	if (parts.config.smtpUrl === null) return delivered;
	const end = Date.now() + RUN_MS;
	for (;;) {
		const due = await readDue(parts.db, parts.now());
		for (const mail of due) {
			const outcome = await deliverOne(parts, mail);
			if (outcome !== null) delivered[outcome] += 1;
			if (Date.now() > end) return delivered;
		}
		if (due.length < AT_ONCE) return delivered;
	}
}

/** @returns null when there was nothing to do: another process has it, or it is not wanted any more */
async function deliverOne({ db, config, log, now }: Parts, mail: DueMail): Promise<'sent' | 'failed' | null> {
	const { id, key, address, subject, text, tries, to } = mail;
	const claimed = await db.outgoingMail.updateMany({
		where: { id, tries, sentAt: null },
		data: { tries: tries + 1, nextTryAt: new Date(now().getTime() + delayAfter(tries + 1)) },
	});
	if (claimed.count === 0) return null;
	if (to !== null && (to.suspendedAt !== null || (COPY.test(key) && !to.wantsMail))) {
		await db.outgoingMail.deleteMany({ where: { id } });
		return null;
	}
	const unsubscribe = config.origin === null ? null : `${config.origin}${paths.account()}`;
	try {
		await sendMail(config, {
			to: address,
			subject,
			text: unsubscribe === null ? text : `${text}\n\n--\nWhich mails you get: ${unsubscribe}`,
			unsubscribe,
		});
	} catch (error) {
		// What a mail server answers may name the address, so only its code is told.
		log.warn({ mail: id, tries: tries + 1, code: codeOf(error) }, 'mail was not sent');
		return 'failed';
	}
	// A letter may hold the secret of an invitation; nobody reads it here again.
	await db.outgoingMail.updateMany({ where: { id }, data: { sentAt: now(), text: '' } });
	return 'sent';
}

function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	if ('responseCode' in error && typeof error.responseCode === 'number') return String(error.responseCode);
	return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
