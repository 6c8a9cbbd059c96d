import type { Item } from '~/core/kinds';

interface Drawn {
	objectives: ReadonlyArray<{ id: string }>;
	items: ReadonlyArray<Item>;
}

/**
 * What a module test may draw from each lesson, by objective in the order of the lessons. An objective whose items
 * are all of excluded kinds is left out: the test cannot measure it.
 */
export function drawable<Lesson extends Drawn>(
	lessons: ReadonlyArray<Lesson>,
	exclude: ReadonlyArray<Item['kind']>,
): Array<{ objective: string; lesson: Lesson; items: Array<Item> }> {
	return lessons
		.flatMap((lesson) =>
			lesson.objectives.map(({ id }) => ({
				objective: id,
				lesson,
				items: lesson.items.filter((item) => item.objective === id && !exclude.includes(item.kind)),
			})),
		)
		.filter(({ items }) => items.length > 0);
}
