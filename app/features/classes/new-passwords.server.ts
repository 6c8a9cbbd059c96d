import type { RequestContext } from '~/context';
import { transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import { makeOneTimePasswords, setOneTimePassword } from '~/features/auth/index.server';
import type { ClassAccess } from './access.server';
import { PASSWORDS_MOST } from './limits';
import { siteOrigin } from './links.server';
import type { PasswordSheetView } from './views';

export interface NewPasswords {
	/** Null when none of them may get one. */
	sheet: PasswordSheetView | null;
	/** Names of those who have a mail address or teach, and so help themselves. */
	skipped: Array<string>;
}

/**
 * New one-time passwords for students of the class who have no mail address; their sessions end. Nobody who has an
 * address, teaches anywhere or runs the site: a teacher must not be able to take over such an account. The caller has
 * passed `requireTeacher(…, 'instructor')`.
 * @param members ids of memberships; no more than `PASSWORDS_MOST` are taken
 */
export async function makeNewPasswords(
	context: RequestContext,
	request: Request,
	{ viewer, class: facts }: ClassAccess,
	members: ReadonlyArray<string>,
): Promise<NewPasswords> {
	const active = { classId: facts.id, role: 'student', leftAt: null } as const;
	const onPaper = {
		email: null,
		role: 'learner',
		username: { not: null },
		memberships: { none: { role: { not: 'student' as const }, leftAt: null } },
	} as const;
	const rows = await context.db.membership.findMany({
		where: { ...active, id: { in: [...members] } },
		orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
		take: PASSWORDS_MOST,
		select: {
			id: true,
			user: {
				select: {
					name: true,
					email: true,
					role: true,
					memberships: { where: { role: { not: 'student' }, leftAt: null }, take: 1, select: { id: true } },
				},
			},
		},
	});
	const skipped = rows.filter(
		({ user }) => user.email !== null || user.role !== 'learner' || user.memberships.length > 0,
	);
	const wanted = rows.filter((row) => !skipped.includes(row));
	const begun = performance.now();
	const passwords = await makeOneTimePasswords(wanted.length);
	const madeInMs = performance.now() - begun;
	const at = context.now();
	const cards = await transact(context.db, async (tx) => {
		const given = [];
		for (const [index, { id }] of wanted.entries()) {
			const made = passwords[index];
			// Asked again: what was true before the hashing may not be any more.
			const row = await tx.membership.findFirst({
				where: { ...active, id, user: onPaper },
				select: { userId: true, user: { select: { name: true, username: true } } },
			});
			if (made === undefined || row === null) continue;
			await setOneTimePassword(context, tx, row.userId, made.passwordHash);
			await writeAudit(tx, {
				actorId: viewer.id,
				action: 'member.password',
				classId: facts.id,
				subjectId: row.userId,
				detail: {},
				at,
			});
			given.push({ name: row.user.name, username: row.user.username ?? '', password: made.password });
		}
		return given;
	});
	const sheet = { className: facts.name, address: siteOrigin(context, request), cards, madeInMs };
	return { sheet: cards.length === 0 ? null : sheet, skipped: skipped.map(({ user }) => user.name) };
}
