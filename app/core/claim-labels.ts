/** How sure the record is of a claim. Free of zod, so that pages may import it. */

/** The labels a claim can carry, in the order they are shown; shown as these words. */
export const CLAIM_LABELS = [
	'documented',
	'attributed',
	'contested',
	'imprecise',
	'error',
	'opinion',
] as const;
export type ClaimLabel = (typeof CLAIM_LABELS)[number];
