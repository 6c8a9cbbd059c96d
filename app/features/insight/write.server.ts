/** Writing to students of a class: whom, a preview, and sending it once. */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RequestContext } from '~/context';
import { formatBoth, LOCALE } from '~/core/dates';
import { type Db, isUniqueViolation, sentMessages, transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { sendMessages } from '~/features/messages/index.server';
import { createRateLimit, type RateLimit, type Taken } from '~/platform/rate-limit.server';
import { loadInsight } from './class-insight.server';
import { viewerZone } from './dashboard.server';
import { foundWords, NO_RULE, readRule, receiverOf, studentsBy } from './receivers.server';
import { BODY_MOST, type PreviewView, type Receiver, SUBJECT_MOST, type WriteView } from './write-views';

/** Sendings listed below the form. */
const SENT_SHOWN = 20;
/** Longest form: thousands of receivers, each an id. */
export const WRITE_BYTES = 512 * 1024;

/** The text of a message, as typed. Browsers send line ends as CR LF. */
export const messageSchema = z.object({
	subject: z
		.string({ error: 'Write what it is about.' })
		.trim()
		.min(1, 'Write what it is about.')
		.max(SUBJECT_MOST, `The subject has at most ${SUBJECT_MOST} characters.`)
		.transform((text) => text.replace(/\s+/g, ' ')),
	body: z
		.string({ error: 'Write your message.' })
		.transform((text) => text.replace(/\r\n?/g, '\n').trim())
		.pipe(
			z
				.string()
				.min(1, 'Write your message.')
				.max(BODY_MOST, `The message has at most ${BODY_MOST} characters. Make it shorter.`),
		),
});
export type MessageText = z.output<typeof messageSchema>;

/** Of the hidden field; a form without one was not made by this site. */
export const keySchema = z.uuid();

/**
 * The page to write on.
 * @param search rules and receivers in the address
 * @param chosen ids from a form's boxes; null when there was no form
 */
export async function getWritePage(
	context: RequestContext,
	access: ClassAccess,
	search: URLSearchParams,
	chosen: ReadonlyArray<string> | null,
): Promise<WriteView> {
	const [insight, zone, sent] = await Promise.all([
		loadInsight(context, access.class),
		viewerZone(context, access),
		sentMessages(context.db, access.class.id, null, SENT_SHOWN),
	]);
	const rule = readRule(search);
	const named = new Set(chosen ?? search.getAll('to'));
	const found =
		rule === null ? insight.students.filter(({ userId }) => named.has(userId)) : studentsBy(insight, rule);
	const asked = found.length > 0;
	const just = search.get('sent');
	return {
		classId: access.class.id,
		receivers: (asked ? found : insight.students).map((student) => ({
			...receiverOf(student),
			chosen: asked,
		})),
		found: rule === null ? null : foundWords(insight, rule, found.length),
		choice: rule ?? NO_RULE,
		assignments: insight.assignments.map(({ id, title }) => ({ id, title })),
		sent: sent.map(({ subject, body, fromId, fromName, createdAt, receivers }) => ({
			subject,
			body,
			receivers,
			from: fromId === null ? 'this site' : (fromName ?? 'somebody who has left'),
			at: formatBoth(createdAt, access.class.zone, zone, LOCALE),
		})),
		justSent: just !== null && /^\d{1,5}$/.test(just) ? Number(just) : null,
		mailWorks: context.config.smtpUrl !== null,
	};
}

/** Those of the ids who are active students of the class now, by name. Others are nobody's business here. */
async function receiversIn(db: Db, classId: string, ids: ReadonlyArray<string>): Promise<Array<Receiver>> {
	const wanted = new Set(ids);
	const rows = await db.membership.findMany({
		where: { classId, role: 'student', leftAt: null },
		select: { userId: true, user: { select: { name: true, wantsMail: true, email: true } } },
	});
	return rows
		.filter(({ userId }) => wanted.has(userId))
		.map(({ userId, user }) => ({
			userId,
			name: user.name,
			byMail: user.wantsMail && user.email !== null,
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** The message as it would go out now; `to` is empty when none of the ids is a student of the class. */
export async function previewMessage(
	context: RequestContext,
	access: ClassAccess,
	ids: ReadonlyArray<string>,
	text: MessageText,
): Promise<PreviewView> {
	return {
		key: randomUUID(),
		to: await receiversIn(context.db, access.class.id, ids),
		...text,
		mailWorks: context.config.smtpUrl !== null,
	};
}

const RATE = { name: 'class-messages', points: 60, seconds: 60 * 60 } as const;
const limits = new WeakMap<Db, RateLimit>();

function limitFor({ db, config }: RequestContext): RateLimit {
	const known = limits.get(db);
	if (known !== undefined) return known;
	const secret = createHash('sha256').update(`message limits of ${config.databaseUrl}`).digest('hex');
	const made = createRateLimit(db, secret, RATE);
	limits.set(db, made);
	return made;
}

export type SendResult =
	| { ok: true; sent: number }
	| { ok: false; reason: 'nobody' }
	| (Taken & { ok: false });

/**
 * Sends a message to those of the ids who are students of the class, with an entry in the audit log.
 * @param key of the preview: sending it again, at once or later, changes nothing and says the same
 */
export async function sendToStudents(
	context: RequestContext,
	access: ClassAccess,
	{ ids, text, key }: { ids: ReadonlyArray<string>; text: MessageText; key: string },
): Promise<SendResult> {
	const { db } = context;
	const to = await receiversIn(db, access.class.id, ids);
	if (to.length === 0) return { ok: false, reason: 'nobody' };
	const taken = await limitFor(context).take(access.viewer.id);
	if (!taken.ok) return taken;
	const at = context.now();
	const scope = { fromId: access.viewer.id, classId: access.class.id };
	try {
		await transact(db, async (tx) => {
			const toIds = to.map(({ userId }) => userId);
			// Of this sender and class: nobody can hold back another's message by using their key.
			const ownKey = `${scope.classId} ${scope.fromId} ${key}`;
			await sendMessages(tx, { toIds, ...scope, subject: text.subject, body: text.body, at, key: ownKey });
			await writeAudit(tx, {
				actorId: scope.fromId,
				action: 'message.send',
				classId: scope.classId,
				subjectId: null,
				detail: { students: to.length, byMail: to.filter(({ byMail }) => byMail).length },
				at,
			});
		});
	} catch (error) {
		if (!isUniqueViolation(error, 'Message', ['id'])) throw error;
	}
	return { ok: true, sent: to.length };
}
