/**
 * Which misconceptions the questions that a student answered can show. It follows from the course and from what the
 * student has done, so it is kept by the revision of their standing: a live page reads again only those who have done
 * something since.
 */
import { getItem } from '~/content/index.server';
import type { CourseManifest } from '~/content/types';
import { answeredItems, type ClassKey, type DatabaseKind, type Db } from '~/db/index.server';
import { createLru, type Lru } from '~/platform/lru';

/** Students whose codes are kept, of all classes. */
const KEPT = 20_000;

type Kept = Lru<string, ReadonlySet<string>>;
const keptOf = new WeakMap<Db, Kept>();

function kept(db: Db): Kept {
	const known = keptOf.get(db) ?? createLru<string, ReadonlySet<string>>(KEPT);
	keptOf.set(db, known);
	return known;
}

/** Codes by question, for as long as the course stays as it was built. */
const codesOfItems = new WeakMap<CourseManifest, Map<string, ReadonlyArray<string>>>();

/** Codes that a question can show: those that its definition names, wherever its kind keeps them. */
function codesOfItem(course: CourseManifest, itemId: string): ReadonlyArray<string> {
	const known = codesOfItems.get(course) ?? new Map<string, ReadonlyArray<string>>();
	codesOfItems.set(course, known);
	const found = known.get(itemId) ?? namedIn(getItem(course.id, itemId)?.item);
	known.set(itemId, found);
	return found;
}

function namedIn(value: unknown): Array<string> {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]) =>
		name === 'misconception' && typeof part === 'string' ? [part] : namedIn(part),
	);
}

/** @param students of the class, each with the revision of their standing in the course */
export async function answeredCodes(
	db: Db,
	kind: DatabaseKind,
	key: ClassKey,
	course: CourseManifest,
	students: ReadonlyArray<{ userId: string; revision: number | null }>,
): Promise<Map<string, ReadonlySet<string>>> {
	const store = kept(db);
	// Nobody without a standing has answered anything.
	const begun = students.filter(({ revision }) => revision !== null);
	const keyOf = ({ userId, revision }: (typeof begun)[number]) => `${course.hash} ${userId} ${revision}`;
	const missing = begun.filter((student) => store.get(keyOf(student)) === undefined);
	const few = missing.length <= 100 ? missing.map(({ userId }) => userId) : null;
	const items = await answeredItems(db, kind, key, few);
	for (const student of missing) {
		const codes = new Set<string>();
		for (const itemId of items.get(student.userId) ?? []) {
			for (const code of codesOfItem(course, itemId)) codes.add(code);
		}
		store.set(keyOf(student), codes);
	}
	return new Map(begun.map((student) => [student.userId, store.get(keyOf(student)) ?? new Set<string>()]));
}
