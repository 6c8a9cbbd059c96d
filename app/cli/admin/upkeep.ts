/** The commands about stored data. */
import { rebuildRollups } from '~/features/quizzes/index.server';
import type { Commands } from './command';

export const UPKEEP = {
	'rebuild-rollups': {
		summary: 'make marks, scores and progress again from the learners’ steps; prints what came out different',
		usage: '',
		options: {},
		async run(_, tools) {
			const { attempts, changed } = await rebuildRollups(await tools.db());
			return [`Marked ${attempts} submitted attempts again; ${changed} came out different.`];
		},
	},
} satisfies Commands;
