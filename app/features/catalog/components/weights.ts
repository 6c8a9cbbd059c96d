import type { SourceWeight } from '~/content/types';

/** What a source is, and with it what it is good for. */
export const WEIGHTS: Record<SourceWeight, string> = {
	primary: 'primary or independent',
	secondary: 'scholarly or journalistic',
	party: 'party to the dispute',
	pointer: 'pointer only',
};
