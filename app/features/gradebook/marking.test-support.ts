/** For tests: a submitted attempt with written answers, straight into the database. */
import { randomUUID } from 'node:crypto';
import { exampleItem } from '~/core/kinds/testing';
import { type Db, transact } from '~/db/index.server';
import type { TestClass } from '~/features/classes/class.test-support';
import { versionIdOf } from '~/features/items/index.server';
import { remarkAttempt } from '~/features/quizzes/index.server';
import { DUE } from './gradebook.test-support';

/** Waits for a person. */
export const PERSON = exampleItem('reflection', { id: 'by-person', marking: 'person' });
/** Is marked by its length. */
export const LENGTH = exampleItem('reflection', { id: 'by-length' });
/** What was written into the first section of each; the second is empty. */
export const WRITTEN = 'It names things. “Sərhəd” is <b>not</b> clear.\n\nԺ';

/** A submitted attempt with one answer for a person and one that was marked by its length. */
export async function addWrittenAttempt(
	db: Db,
	made: TestClass,
	assignmentId: string,
	userId: string,
): Promise<string> {
	const id = randomUUID();
	const items = [PERSON, LENGTH].map((item) => ({ itemId: item.id, versionId: versionIdOf(item), item }));
	// Not by the product's own way, which remembers what it has published: here are several databases.
	for (const { itemId, versionId, item } of items) {
		const known = await db.itemVersion.count({ where: { id: versionId } });
		const definition = JSON.parse(JSON.stringify(item));
		if (known === 0)
			await db.itemVersion.create({ data: { id: versionId, courseId: made.courseId, itemId, definition } });
	}
	const settings = {
		slug: 'x',
		title: 'Written',
		tries: null,
		penalty: 0,
		timeLimitMinutes: null,
		certainty: false,
		counts: 'best',
		lessonId: null,
		moduleId: 'none',
	};
	await db.attempt.create({
		data: {
			id,
			userId,
			courseId: made.courseId,
			quizId: 'none',
			behaviour: 'test',
			number: 1,
			seed: 1,
			state: 'submitted',
			items: items.map(({ itemId, versionId }) => ({ itemId, versionId })),
			settings,
			startedAt: DUE,
			submittedAt: DUE,
			assignmentId,
		},
	});
	await db.step.createMany({
		data: items.map(({ itemId }) => ({
			id: randomUUID(),
			attemptId: id,
			itemId,
			revision: 1,
			key: itemId,
			kind: 'try' as const,
			response: { sections: { for: WRITTEN } },
			fraction: itemId === LENGTH.id ? 0 : null,
			at: DUE,
		})),
	});
	await transact(db, (tx) => remarkAttempt(tx, id));
	return id;
}
