/** The commands about stored data. */
import { rebuildRollups } from '~/features/quizzes/index.server';
import { rebuildStandings } from '~/features/standings/index.server';
import type { Commands } from './command';

export const UPKEEP = {
	'rebuild-rollups': {
		summary:
			'make marks, scores, progress and standings again from the learners’ steps; prints what came out different',
		usage: '',
		options: {},
		async run(_, tools) {
			const db = await tools.db();
			const marked = await rebuildRollups(db);
			const { learners, changed } = await rebuildStandings(db);
			return [
				`Marked ${marked.attempts} submitted attempts again; ${marked.changed} came out different.`,
				`Counted ${learners} learners in courses again; ${changed} rows came out different.`,
			];
		},
	},
} satisfies Commands;
