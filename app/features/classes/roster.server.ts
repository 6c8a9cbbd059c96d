/**
 * Lists of people: what one would change, and doing it. Callers have passed `requireTeacher(…, 'instructor')`.
 * What is done is exactly what was shown: when the class has changed meanwhile, the new plan is shown instead.
 */
import { createHash } from 'node:crypto';
import type { RequestContext } from '~/context';
import { type DbOrTx, databaseKind, isUniqueViolation, lockClass, transact } from '~/db/index.server';
import {
	makeOneTimePasswords,
	type OneTimePassword,
	parseLoginName,
	personName,
} from '~/features/auth/index.server';
import type { ClassAccess } from './access.server';
import { PASSWORDS_MOST, ROSTER_MOST } from './limits';
import { siteOrigin } from './links.server';
import { type RosterLine, readRoster } from './roster/lines';
import { planRoster, type RosterPlan, type RosterRules, userNamesToCheck } from './roster/plan';
import { carryOut } from './roster-apply.server';
import { readRosterState } from './roster-state.server';
import type { InvitationLink, PasswordSheetView } from './views';

const RULES: RosterRules = {
	readName(text) {
		const read = personName.safeParse(text);
		return read.success
			? { ok: true, name: read.data }
			: { ok: false, message: read.error.issues[0]?.message ?? 'This is not a name.' };
	},
	readLogin: parseLoginName,
};

/** What a list will change. */
export interface RosterPreview {
	/** As it was typed. */
	text: string;
	plan: RosterPlan;
	/** Titles of columns that are not read. */
	ignored: Array<string>;
	/** Stands for the plan: what is carried out must be what was seen. */
	seen: string;
}

/** What is wrong with a list as a whole. */
export type RosterRefusal = 'empty' | 'too-long' | 'too-many-accounts';

export type PreviewResult = { ok: true; preview: RosterPreview } | { ok: false; reason: RosterRefusal };

function seenOf({ rows, newGroups }: RosterPlan): string {
	const facts = rows.map(({ line, text, group, action }) => [line, text, group, action]);
	return createHash('sha256')
		.update(JSON.stringify([facts, newGroups]))
		.digest('hex');
}

async function planFor(
	db: DbOrTx,
	access: ClassAccess,
	rows: ReadonlyArray<RosterLine>,
	now: Date,
): Promise<RosterPlan> {
	const typed = rows.flatMap(({ login }) => {
		const read = login === '' ? null : parseLoginName(login);
		return read !== null && 'username' in read ? [read.username] : [];
	});
	const toCheck = userNamesToCheck(rows, RULES, access.class.id);
	return planRoster(rows, await readRosterState(db, access, { typed, toCheck, now }), RULES);
}

/** Plans a list without writing anything. */
export async function previewRoster(
	{ db, now }: RequestContext,
	access: ClassAccess,
	text: string,
): Promise<PreviewResult> {
	const { rows, ignored } = readRoster(text);
	if (rows.length === 0) return { ok: false, reason: 'empty' };
	if (rows.length > ROSTER_MOST) return { ok: false, reason: 'too-long' };
	const plan = await planFor(db, access, rows, now());
	if (accountsIn(plan) > PASSWORDS_MOST) return { ok: false, reason: 'too-many-accounts' };
	return { ok: true, preview: { text, plan, ignored, seen: seenOf(plan) } };
}

function accountsIn(plan: RosterPlan): number {
	return plan.rows.filter(({ action }) => action.kind === 'new-account').length;
}

/** What carrying out a list has done. */
export interface RosterDone {
	plan: RosterPlan;
	/** Null without new accounts. */
	sheet: PasswordSheetView | null;
	/** To hand over; empty when letters are on their way. */
	links: Array<InvitationLink>;
	/** Lines that were left out, for correcting. */
	leftOver: string;
}

export type CommitResult =
	| { ok: true; done: RosterDone }
	/** The class is another one than was seen: look again. Nothing was written. */
	| { ok: false; reason: 'changed'; preview: RosterPreview }
	| { ok: false; reason: RosterRefusal };

/** Tries when two lists make the same user name at once. */
const TRIES = 3;

/**
 * Carries out the plan that was seen. Sent twice, the second finds nothing to do. Two teachers at once come one after
 * the other, and the second is shown what is left.
 * @param seen of the preview
 */
export async function commitRoster(
	context: RequestContext,
	request: Request,
	access: ClassAccess,
	{ text, seen }: { text: string; seen: string },
): Promise<CommitResult> {
	const { rows } = readRoster(text);
	for (let tries = 1; ; tries += 1) {
		const looked = await previewRoster(context, access, text);
		if (!looked.ok) return looked;
		const { preview } = looked;
		if (!preview.plan.changes) return { ok: true, done: doneOf(preview.plan, null, []) };
		if (preview.seen !== seen) return { ok: false, reason: 'changed', preview };
		// Before the transaction: hashing takes longer than a transaction may.
		const begun = performance.now();
		const passwords = await makeOneTimePasswords(accountsIn(preview.plan));
		const madeInMs = performance.now() - begun;
		try {
			const links = await transact(context.db, async (tx) => {
				await lockClass(tx, databaseKind(context.config.databaseUrl), access.class.id);
				const plan = await planFor(tx, access, rows, context.now());
				return seenOf(plan) === seen ? carryOut(context, request, tx, access, plan, passwords) : null;
			});
			if (links !== null) {
				const cards = cardsOf(preview.plan, passwords);
				const address = siteOrigin(context, request);
				const sheet = { className: access.class.name, address, cards, madeInMs };
				return { ok: true, done: doneOf(preview.plan, cards.length === 0 ? null : sheet, links) };
			}
		} catch (error) {
			// Somebody took a user name, joined, or made a group in this moment: look again.
			const met =
				isUniqueViolation(error, 'User', ['username']) ||
				isUniqueViolation(error, 'Membership', ['classId', 'userId']) ||
				isUniqueViolation(error, 'Group', ['classId', 'name']);
			if (!met || tries === TRIES) throw error;
		}
	}
}

function doneOf(plan: RosterPlan, sheet: PasswordSheetView | null, links: Array<InvitationLink>): RosterDone {
	const leftOver = plan.rows.filter(({ action }) => action.kind === 'problem').map(({ text }) => text);
	return { plan, sheet, links, leftOver: leftOver.join('\n') };
}

function cardsOf({ rows }: RosterPlan, passwords: ReadonlyArray<OneTimePassword>) {
	return rows
		.flatMap(({ name, action }) =>
			action.kind === 'new-account' ? [{ name, username: action.username }] : [],
		)
		.map((card, at) => ({ ...card, password: passwords[at]?.password ?? '' }));
}
