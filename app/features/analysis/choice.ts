/** Which attempts go into an analysis, as the address of the page says. */
export const CHOICES = ['first', 'last', 'best', 'all'] as const;
export type Choice = (typeof CHOICES)[number];

/** What the list says of each. */
export const CHOICE_WORDS = {
	first: 'First attempts, one a student',
	last: 'Last attempts, one a student',
	best: 'Best attempts, one a student',
	all: 'All attempts',
} satisfies Record<Choice, string>;

/** The choice in a query string; anything unknown is the first attempts. */
export function choiceIn(search: URLSearchParams): Choice {
	return CHOICES.find((one) => one === search.get('attempts')) ?? 'first';
}
