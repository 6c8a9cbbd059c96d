/** A written answer as it is stored, with the question as the attempt pins it. */
import type { Item } from '~/core/kinds';
import type { DbOrTx } from '~/db/index.server';
import { loadItems, parsePinned, readAnswer } from '~/features/items/index.server';

export interface FoundReflection {
	attemptId: string;
	item: Extract<Item, { kind: 'reflection' }>;
	assignment: { id: string; title: string };
	student: { id: string; name: string };
	/** As it was submitted; '' for an empty section. */
	sections: Array<{ id: string; label: string; text: string }>;
}

/**
 * A reflection in a submitted attempt of an active student under an assignment of the class; null for anything else.
 */
export async function findReflection(
	db: DbOrTx,
	classId: string,
	{ attemptId, itemId }: { attemptId: string; itemId: string },
): Promise<FoundReflection | null> {
	const attempt = await db.attempt.findUnique({
		where: {
			id: attemptId,
			state: 'submitted',
			assignment: { classId },
			user: { memberships: { some: { classId, role: 'student', leftAt: null } } },
		},
		select: {
			items: true,
			assignment: { select: { id: true, title: true } },
			user: { select: { id: true, name: true } },
		},
	});
	if (attempt === null || attempt.assignment === null) return null;
	const pinned = parsePinned(attempt.items).filter((each) => each.itemId === itemId);
	const [item] = await loadItems(db, pinned);
	if (item === undefined || item.kind !== 'reflection') return null;
	const step = await db.step.findFirst({
		where: { attemptId, itemId, kind: 'try' },
		orderBy: { revision: 'desc' },
		select: { response: true },
	});
	if (step === null) return null;
	const answer = readAnswer(item, step.response);
	const written = answer.state === 'answered' ? answer.response : null;
	const texts = written !== null && 'sections' in written ? written.sections : {};
	return {
		attemptId,
		item,
		assignment: attempt.assignment,
		student: attempt.user,
		sections: item.sections.map(({ id, label }) => ({ id, label, text: textOf(texts, id) })),
	};
}

function textOf(texts: Readonly<Record<string, unknown>>, id: string): string {
	const text = Object.hasOwn(texts, id) ? texts[id] : '';
	return typeof text === 'string' ? text : '';
}
