/** What people gave for the written answers of an attempt, as the learner reads it. */
import { z } from 'zod';
import type { Item } from '~/core/kinds';
import type { DbOrTx } from '~/db/index.server';
import type { LoadedAttempt } from './attempt-store.server';
import type { ReviewMarking } from './views';

const storedPoints = z.record(z.string(), z.number());

type Rubric = Extract<Item, { kind: 'reflection' }>['rubric'];

function criteriaOf(rubric: Rubric, points: Readonly<Record<string, number>>): ReviewMarking['criteria'] {
	return rubric.flatMap(({ id, criterion, levels }) => {
		const level = levels.find((each) => Object.hasOwn(points, id) && each.points === points[id]);
		if (level === undefined) return [];
		const of = Math.max(...levels.map((each) => each.points));
		return [{ id, criterion, level: level.text, points: level.points, of }];
	});
}

/** The newest marking of each written answer, by item. Tells neither who marked nor when. */
export async function reviewMarkings(
	db: DbOrTx,
	{ id: attemptId, items }: Pick<LoadedAttempt, 'id' | 'items'>,
): Promise<Map<string, ReviewMarking>> {
	const written = items.filter((item) => item.kind === 'reflection');
	if (written.length === 0) return new Map();
	const rows = await db.marking.findMany({
		where: { attemptId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { itemId: true, points: true, comment: true },
	});
	const newest = new Map(rows.map((row) => [row.itemId, row]));
	return new Map(
		written.flatMap(({ id, rubric }) => {
			const row = newest.get(id);
			if (row === undefined) return [];
			const criteria = criteriaOf(rubric, storedPoints.parse(row.points));
			return [[id, { criteria, comment: row.comment }] as const];
		}),
	);
}
