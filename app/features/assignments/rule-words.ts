/** The rules of an assignment in words, for the student they hold for and the teacher who looks through their eyes. */
import {
	applyLatePolicy,
	type EffectiveDates,
	formatBoth,
	type LatePolicy,
	LOCALE,
	type MissingPolicy,
} from '~/core/dates';
import { answersFromOf, NEVER } from './answers-from';

/** One rule: what it is about, what holds, and why where it is not as for everybody; both are sentences or dates. */
export interface RuleLine {
	name: 'Opens' | 'Due' | 'Closes' | 'Time limit' | 'Attempts' | 'Late' | 'Not handed in' | 'Answers';
	text: string;
	/** Null: as for the whole class. */
	reason: string | null;
}

export interface RulesInWords {
	answers: 'submission' | 'due' | 'close' | 'never';
	latePolicy: LatePolicy | null;
	missingPolicy: MissingPolicy | null;
	/** The student's own. */
	rules: EffectiveDates;
	/** Of the class. */
	zone: string;
	viewerZone: string;
}

const AS_USUAL = /as for the whole class|^Open from the start|^There is no due date|^It does not close/i;

/** What lateness costs, before anything is late. */
export function latePolicyWords(policy: LatePolicy | null): string {
	if (policy === null || policy.percent === 0) return 'Nothing is taken off for handing in late.';
	const floor = policy.floor > 0 ? `, but lateness leaves at least ${policy.floor} %` : '';
	return `${policy.percent} % is taken off for each ${policy.per} begun after the due date${floor}.`;
}

/** What work that never came counts as. */
export function missingPolicyWords(policy: MissingPolicy | null): string {
	return policy === null
		? 'Work that is not handed in stays without a score.'
		: `Work that is not handed in by the due date counts as ${policy.percent} % until it is.`;
}

function answersWords({ answers, rules, zone, viewerZone }: RulesInWords): string {
	const from = answersFromOf(answers, rules);
	if (from === null) return 'You see what was right, and why, as soon as you have submitted.';
	if (from.getTime() === NEVER.getTime()) return 'What was right is not shown for this assignment.';
	return `You see what was right, and why, from ${formatBoth(from, zone, viewerZone, LOCALE)} on.`;
}

/** All rules, in the order in which they matter to a student. Dates that there are not are left out, but for the due. */
export function ruleLines(input: RulesInWords): Array<RuleLine> {
	const { rules, zone, viewerZone, latePolicy, missingPolicy } = input;
	const when = (date: Date) => formatBoth(date, zone, viewerZone, LOCALE);
	const why = (reason: string) => (AS_USUAL.test(reason) ? null : reason);
	const date = (name: 'Opens' | 'Due' | 'Closes', rule: EffectiveDates['dueAt']): Array<RuleLine> =>
		rule.value === null ? [] : [{ name, text: when(rule.value), reason: why(rule.reason) }];
	const due = date('Due', rules.dueAt);
	const plain = (name: RuleLine['name'], text: string): RuleLine => ({ name, text, reason: null });
	return [
		...date('Opens', rules.opensAt),
		...(due.length > 0 ? due : [plain('Due', rules.dueAt.reason)]),
		...date('Closes', rules.closesAt),
		plain('Time limit', rules.limitMinutes.reason.replace(/, as for the whole class\.$/, '.')),
		plain('Attempts', rules.attempts.reason.replace(/, as for the whole class\.$/, '.')),
		...(rules.dueAt.value === null
			? []
			: [
					plain('Late', latePolicyWords(latePolicy)),
					plain('Not handed in', missingPolicyWords(missingPolicy)),
				]),
		plain('Answers', answersWords(input)),
	];
}

/** What handing in at an instant after the due date would cost at most, in a sentence; null while it costs nothing. */
export function latenessNow({
	latePolicy,
	rules,
	zone,
	now,
}: Pick<RulesInWords, 'latePolicy' | 'rules' | 'zone'> & { now: Date }): string | null {
	const dueAt = rules.dueAt.value;
	if (dueAt === null || now <= dueAt) return null;
	const { sentence } = applyLatePolicy({ score: 1, dueAt, submittedAt: now, policy: latePolicy, zone });
	return `If you hand in now, with everything right: ${sentence.replace(/^Handed in /, '')}`;
}
