/** What a student can take a quiz for: each assignment with its rules in words, or themselves. */
import { formatBoth, LOCALE } from '~/core/dates';
import {
	type CoveringAssignment,
	latenessNow,
	type RuleLine,
	ruleLines,
} from '~/features/assignments/index.server';
import type { QuizSource } from './quiz-source.server';
import { type StartRefusal, settingsUnder } from './start-assigned.server';
import type { AssignedChoice, QuizIntro } from './views';

/** The choice that belongs to no assignment. */
export const SELF_STUDY = 'none';

const isUsable = ({ state, openAttemptId }: CoveringAssignment) => state === 'open' || openAttemptId !== null;

/** Which choice is made to begin with: the one asked for, else the most urgent that can be begun, else self-study. */
export function chosenOf(covering: Array<CoveringAssignment>, asked: string | null): string {
	const usable = covering.filter(isUsable);
	if (asked === SELF_STUDY) return SELF_STUDY;
	const wanted = usable.find(({ assignment }) => assignment.id === asked);
	return (wanted ?? usable[0])?.assignment.id ?? SELF_STUDY;
}

/** Why an attempt cannot begin, and when it can or could. */
export function refusalWords(reason: StartRefusal, covering: CoveringAssignment | null): string {
	if (reason === 'gone' || covering === null) {
		return 'This assignment is not there any more. Choose another one, or take the quiz for yourself.';
	}
	const { assignment, rules, class: of, viewerZone } = covering;
	const at = (date: Date | null) => (date === null ? '' : formatBoth(date, of.zone, viewerZone, LOCALE));
	switch (reason) {
		case 'not open yet':
			return `“${assignment.title}” opens on ${at(rules.opensAt.value)}.`;
		case 'closed':
			return `“${assignment.title}” closed on ${at(rules.closesAt.value)}.`;
		case 'no attempts left':
			return `You have used all attempts of “${assignment.title}”: ${covering.used} of ${rules.attempts.value ?? 0}.`;
		default:
			return reason satisfies never;
	}
}

const COUNTS: Readonly<Record<QuizIntro['counts'], string>> = {
	best: 'Your best attempt under this assignment counts.',
	last: 'Your last attempt under this assignment counts.',
	first: 'Your first attempt under this assignment counts.',
};

/** One assignment as the page before the quiz shows it. */
export function assignedChoice(
	source: QuizSource,
	covering: CoveringAssignment,
	openAttempt: AssignedChoice['openAttempt'],
	now: Date,
): AssignedChoice {
	const { assignment, rules, class: of, viewerZone, used, state } = covering;
	const { behaviour, settings } = settingsUnder(source, covering);
	const counts = assignment.counts ?? settings.counts;
	const words = { ...assignment, rules, zone: of.zone, viewerZone };
	const lines: Array<RuleLine> = ruleLines(words).map((line) =>
		line.name === 'Attempts' ? { ...line, text: `${line.text} You have begun ${used}.` } : line,
	);
	return {
		id: assignment.id,
		title: assignment.title,
		className: of.name,
		instructions: assignment.instructions,
		usable: isUsable(covering),
		// An attempt that runs is gone on with, also the last one.
		refusal: state === 'open' || openAttempt !== null ? null : refusalWords(state, covering),
		openAttempt,
		behaviour: behaviour === 'test' ? 'test' : 'practice',
		counts: COUNTS[counts],
		rules: lines.filter(({ name }) => behaviour === 'test' || name !== 'Answers'),
		lateNow: latenessNow({ ...words, now }),
	};
}
