import type { ClaimLabel } from '~/content/types';
import type { Piece } from './excerpt';

export type { Piece } from './excerpt';

/** What was found, as pages name it. */
export type FindingType = 'Lesson' | 'Claim' | 'Term' | 'Timeline' | 'Table' | 'Article';

export interface Finding {
	type: FindingType;
	href: string;
	title: Array<Piece>;
	/** The section within the lesson or table; null for what is whole in itself. */
	section: Array<Piece> | null;
	text: Array<Piece>;
	/** Of a claim, else null. */
	label: ClaimLabel | null;
}

/** Which of the words a finding has: all, all or words like them, or some. */
export type Match = 'all' | 'similar' | 'some';

export interface SearchPage {
	courseId: string;
	courseTitle: string;
	/** As it was understood; '' when nothing was asked. */
	query: string;
	/** Null when there was nothing to look for: no query, or common words only. */
	found: { match: Match; total: number; findings: Array<Finding> } | null;
	/** Terms to begin with, for a page without results. */
	suggestions: Array<string>;
}
