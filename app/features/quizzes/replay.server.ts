/**
 * What an attempt is worth, worked out from its steps without a database, so that submitting, marking again, and looking
 * at what a correction would change are the same arithmetic.
 */
import { BEHAVIOURS } from '~/core/behaviours';
import { correctAnswer, verdictOf } from '~/core/corrections';
import { type ItemMark, scoreAttempt } from '~/core/grading';
import type { Item } from '~/core/kinds';
import { type Corrections, fractionOf, gradeStored } from '~/features/items/index.server';
import type { LoadedAttempt, LoadedStep } from './attempt-store.server';
import { behaviourSettings, itemSteps } from './situation.server';

/** Everything the marks of an attempt follow from. */
export interface ReplayInput {
	attempt: Pick<LoadedAttempt, 'behaviour' | 'settings' | 'items'>;
	/** By item, oldest first. */
	steps: ReadonlyMap<string, Array<LoadedStep>>;
	/** Those that hold for the attempt. */
	corrections: Corrections;
	/** What a person gave by a rubric, by item: 0..1. It takes the place of any other mark. */
	markings: ReadonlyMap<string, number>;
}

/** A row of `Mark` without its attempt. */
export interface ReplayedMark {
	itemId: string;
	objectiveId: string;
	status: 'graded' | 'pending' | 'failed';
	fraction: number | null;
	answered: boolean;
}

export interface Replay {
	/** Of the items that count; a dropped one has none. */
	marks: Array<ReplayedMark>;
	/** 0..1; null when nothing could be marked. */
	score: number | null;
	/** Items that wait for a person, or whose grader failed. */
	pending: number;
}

interface MarkedItem {
	item: Item;
	tried: boolean;
	mark: ItemMark;
	/** As `mark`, but never for how sure the learner was: what mastery builds on. */
	plain: number | null;
}

/** Why a tried item has no mark. */
function unmarkedStatus(item: Item, steps: ReadonlyArray<LoadedStep>): 'pending' | 'failed' {
	const latest = steps.findLast((step) => step.kind === 'try');
	return latest !== undefined && gradeStored(item, latest.response)?.status === 'pending'
		? 'pending'
		: 'failed';
}

/** Null for a dropped item. */
function markItem(input: ReplayInput, item: Item): MarkedItem | null {
	const { attempt, steps, corrections, markings } = input;
	const own = steps.get(item.id) ?? [];
	const fixes = corrections.get(item.id) ?? [];
	const verdict = verdictOf(fixes);
	const tried = own.some((step) => step.kind === 'try');
	if (verdict === 'dropped') return null;
	if (verdict === 'credited') return { item, tried, plain: 1, mark: { status: 'graded', fraction: 1 } };
	if (!tried) return { item, tried, plain: null, mark: { status: 'unanswered' } };
	const given = markings.get(item.id);
	if (given !== undefined) return { item, tried, plain: given, mark: { status: 'graded', fraction: given } };
	const corrected = own.map((step) => {
		if (step.kind !== 'try' || fixes.length === 0) return step;
		const grade = (version: Item) => fractionOf(version, step.response);
		return { ...step, fraction: correctAnswer(item, step.fraction, grade, fixes).fraction };
	});
	const behaviour = BEHAVIOURS[attempt.behaviour];
	const settings = behaviourSettings(attempt.settings);
	const fraction = behaviour.mark(itemSteps(corrected), settings);
	const plain = behaviour.mark(itemSteps(corrected), { ...settings, certainty: false });
	if (fraction !== null) return { item, tried, plain, mark: { status: 'graded', fraction } };
	return { item, tried, plain: null, mark: { status: unmarkedStatus(item, own) } };
}

/** Marks every item of an attempt and adds them up. The same input gives the same numbers. */
export function replayAttempt(input: ReplayInput): Replay {
	const marked = input.attempt.items.flatMap((item) => markItem(input, item) ?? []);
	const score = scoreAttempt(
		marked.map(({ item, mark }) => ({ itemId: item.id, points: item.points, mark })),
	);
	return {
		marks: marked.map(({ item, tried, plain, mark }) => ({
			itemId: item.id,
			objectiveId: item.objective,
			status: mark.status === 'pending' || mark.status === 'failed' ? mark.status : 'graded',
			fraction: mark.status === 'unanswered' ? 0 : plain,
			answered: tried,
		})),
		score: score.fraction,
		pending: score.pending + score.failed.length,
	};
}
