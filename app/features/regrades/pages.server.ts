/** What the pages of corrections show. */
import { z } from 'zod';
import { getItem } from '~/content/index.server';
import { formatLocal, LOCALE } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import type { ClassFacts } from '~/features/classes/index.server';
import { loadItems } from '~/features/items/index.server';
import { parseChanges } from './apply.server';
import { type Proposal, planRegrade } from './plan.server';
import { type ClassQuestion, keyView, keyWords } from './question.server';
import type { ChangeRow, NewRegradePage, PreviewView, RegradeListPage } from './views';
import { kindWords } from './words';

/** Most corrections in the list; the newest. */
const MOST = 100;

const titled = z.object({ title: z.string() });

/** The page that prepares a correction of a question. */
export function newRegradePage(
	{ id: classId }: Pick<ClassFacts, 'id'>,
	quizId: string,
	{ item, inCourse, asked, holding }: ClassQuestion,
): NewRegradePage {
	const submitted = asked.filter(({ state }) => state === 'submitted').length;
	return {
		classId,
		itemId: item.id,
		quizId,
		prompt: item.prompt,
		key: keyView(item),
		hasNewer: inCourse !== null,
		submitted,
		open: asked.length - submitted,
		holding: holding.map(({ kind, policy }) => kindWords(kind, policy)),
	};
}

async function namesOf(db: DbOrTx, ids: ReadonlyArray<string>): Promise<Map<string, string>> {
	const rows = await db.user.findMany({
		where: { id: { in: [...new Set(ids)] } },
		select: { id: true, name: true },
	});
	return new Map(rows.map(({ id, name }) => [id, name]));
}

const byName = (one: ChangeRow, other: ChangeRow) =>
	one.name.localeCompare(other.name, 'en', { numeric: true }) || one.number - other.number;

/** What a correction would change, student by student. Writes nothing. */
export async function previewOf(
	db: DbOrTx,
	{ id: classId, courseId }: ClassFacts,
	proposal: Proposal,
	form: URLSearchParams,
): Promise<PreviewView> {
	const plan = await planRegrade(db, { classId, courseId, proposal });
	const names = await namesOf(
		db,
		plan.changes.map(({ userId }) => userId),
	);
	return {
		what: kindWords(proposal.kind, proposal.policy),
		newKey: proposal.item === null ? null : keyWords(proposal.item),
		rows: plan.changes
			.map(({ id, userId, quizTitle, number, before, after }) => ({
				attemptId: id,
				userId,
				name: names.get(userId) ?? 'A former student',
				quizTitle,
				number,
				before,
				after,
			}))
			.sort(byName),
		up: plan.up,
		down: plan.down,
		same: plan.same,
		open: plan.open,
		values: [...form].filter(([name]) => name !== 'intent'),
	};
}

/** The corrections of a class, the newest first. A fixed number of statements. */
export async function regradeListPage(
	db: DbOrTx,
	{ id: classId, courseId, zone }: ClassFacts,
	mayRevert: boolean,
): Promise<RegradeListPage> {
	const rows = await db.regrade.findMany({
		where: { classId },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: MOST,
	});
	const changes = rows.map((row) => parseChanges(row.changes));
	const names = await namesOf(db, [
		...rows.map(({ createdById }) => createdById),
		...changes.flat().map(({ userId }) => userId),
	]);
	const attempts = await db.attempt.findMany({
		where: { id: { in: changes.flat().map(({ attemptId }) => attemptId) } },
		select: { id: true, number: true, settings: true },
	});
	const attemptOf = new Map(attempts.map((attempt) => [attempt.id, attempt]));
	const versions = rows.flatMap(({ itemId, versionId }) =>
		versionId === null ? [] : [{ itemId, versionId }],
	);
	const items = await loadItems(db, versions);
	const promptOf = new Map(items.map(({ id, prompt }) => [id, prompt]));
	return {
		classId,
		mayRevert,
		regrades: rows.map(({ id, itemId, kind, policy, reason, createdById, createdAt, revertedAt }, at) => ({
			id,
			prompt: promptOf.get(itemId) ?? getItem(courseId, itemId)?.item.prompt ?? itemId,
			what: kindWords(kind, policy),
			reason,
			by: names.get(createdById) ?? 'a former instructor',
			at: formatLocal(createdAt, zone, LOCALE),
			revertedAt: revertedAt === null ? null : formatLocal(revertedAt, zone, LOCALE),
			rows: (changes[at] ?? [])
				.flatMap(({ userId, attemptId, before, after }): Array<ChangeRow> => {
					const attempt = attemptOf.get(attemptId);
					if (attempt === undefined) return [];
					const { number, settings } = attempt;
					const quizTitle = titled.parse(settings).title;
					const name = names.get(userId) ?? 'A former student';
					return [{ attemptId, userId, name, quizTitle, number, before, after }];
				})
				.sort(byName),
		})),
	};
}
