/** The question that a correction is about, as its class was asked it. */
import { getItem } from '~/content/index.server';
import type { Item } from '~/core/kinds';
import { isRekeyable } from '~/core/kinds/rekey';
import type { DbOrTx } from '~/db/index.server';
import { loadItems, storedCorrections, versionIdOf } from '~/features/items/index.server';
import { type AskedAttempt, attemptsAsking } from './asked.server';

/** A question of a class. Keyed, server only. */
export interface ClassQuestion {
	/** By the newest key that holds in the class: what a change of the key starts from. */
	item: Item;
	/** As the course has it now, when that is another version that its answers can be marked by; else null. */
	inCourse: Item | null;
	/** Attempts that ask it, the newest first. */
	asked: Array<AskedAttempt>;
	/** Kinds of the corrections that hold, oldest first. */
	holding: Array<{ id: string; kind: 'rekey' | 'drop' | 'credit'; policy: 'replace' | 'keepHigher' }>;
}

/** Null when neither the course nor an attempt of the class has such a question. */
export async function findQuestion(
	db: DbOrTx,
	{ classId, courseId, itemId }: { classId: string; courseId: string; itemId: string },
): Promise<ClassQuestion | null> {
	const asked = await attemptsAsking(db, { classId, courseId, itemId, userIds: null });
	const holding = (await storedCorrections(db, classId)).filter((each) => each.itemId === itemId);
	const current = getItem(courseId, itemId)?.item ?? null;
	const versionId =
		holding.findLast((each) => each.versionId !== null)?.versionId ?? asked[0]?.versionId ?? null;
	const [item = current] = versionId === null ? [] : await loadItems(db, [{ itemId, versionId }]);
	if (item === null) return null;
	const differs =
		current !== null && current.kind === item.kind && versionIdOf(current) !== versionIdOf(item);
	return { item, inCourse: differs ? current : null, asked, holding };
}

/** What is right by the key of a question, in words; null for kinds whose key has no short words. For teachers only. */
export function keyWords(item: Item): string | null {
	const key = keyView(item);
	if (key === null) return null;
	switch (key.kind) {
		case 'single-choice':
		case 'multiple-response':
			return key.options.flatMap(({ text, correct }) => (correct ? [`“${text}”`] : [])).join(', ');
		case 'short-text':
			return key.accept.map((text) => `“${text}”`).join(', ');
		case 'numeric': {
			const { answer, tolerance, unit } = key;
			return `${answer}${tolerance === 0 ? '' : ` ± ${tolerance}`}${unit === null ? '' : ` ${unit}`}`;
		}
		default:
			return key satisfies never;
	}
}

/** The key of a question as the form shows it; null for kinds whose key cannot be changed here. */
export type KeyView =
	| { kind: 'single-choice'; options: Array<{ id: string; text: string; correct: boolean }> }
	| { kind: 'multiple-response'; options: Array<{ id: string; text: string; correct: boolean }> }
	| { kind: 'short-text'; accept: Array<string> }
	| { kind: 'numeric'; answer: number; tolerance: number; unit: string | null };

/** For teachers only. */
export function keyView(item: Item): KeyView | null {
	if (!isRekeyable(item)) return null;
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-response':
			return {
				kind: item.kind,
				options: item.options.map(({ id, text, correct }) => ({ id, text, correct })),
			};
		case 'short-text':
			return { kind: item.kind, accept: item.accept.map(({ text }) => text) };
		case 'numeric': {
			const { kind, answer, tolerance, unit } = item;
			return { kind, answer, tolerance, unit };
		}
		default:
			return item satisfies never;
	}
}
