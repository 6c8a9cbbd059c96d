/** All who … : the students of a class that a rule finds. */

import { DAY_MS } from '~/core/time';
import type { ClassInsight, StudentAssignment, StudentInsight } from './class-insight.server';
import { DEFAULT_DAYS, MOST_DAYS } from './query';
import type { Receiver, Rule, RuleChoice } from './write-views';
import { RULES } from './write-views';

const BELOW = 50;

function whole(text: string | null, least: number, most: number, usual: number): number {
	const value = /^\d{1,3}$/.test(text ?? '') ? Number(text) : usual;
	return value >= least && value <= most ? value : usual;
}

/** What an address asks for; null when it names no rule. */
export function readRule(search: URLSearchParams): RuleChoice | null {
	const rule = RULES.find((each) => each === search.get('who'));
	if (rule === undefined) return null;
	const assignmentId = search.get('assignment');
	return {
		rule,
		assignmentId: assignmentId === null || assignmentId === '' ? null : assignmentId,
		below: whole(search.get('below'), 1, 100, BELOW),
		days: whole(search.get('days'), 1, MOST_DAYS, DEFAULT_DAYS),
	};
}

/** What the form of rules shows before anything is chosen. */
export const NO_RULE: RuleChoice = { rule: 'overdue', assignmentId: null, below: BELOW, days: DEFAULT_DAYS };

const TO_DO: ReadonlyArray<StudentAssignment['state']> = ['open', 'due soon', 'overdue but open'];

const FITS: Readonly<
	Record<Exclude<Rule, 'everybody' | 'silent'>, (each: StudentAssignment, choice: RuleChoice) => boolean>
> = {
	'not started': ({ state, started }) => TO_DO.includes(state) && !started,
	overdue: ({ state }) => state === 'overdue but open' || state === 'missing',
	below: (each, { below }) => {
		const { score } = each.grade();
		return score !== null && score * 100 < below - 1e-9;
	},
};

function fits(student: StudentInsight, choice: RuleChoice, now: Date): boolean {
	const { rule, assignmentId } = choice;
	if (rule === 'everybody') return true;
	if (rule === 'silent') {
		const { lastAt, joinedAt } = student;
		const since = lastAt !== null && lastAt > joinedAt ? lastAt : joinedAt;
		return now.getTime() - since.getTime() >= choice.days * DAY_MS;
	}
	return student.assignments
		.filter(({ assignment }) => assignmentId === null || assignment.id === assignmentId)
		.some((each) => FITS[rule](each, choice));
}

export const receiverOf = ({ userId, name, wantsMail, hasMail }: StudentInsight): Receiver => ({
	userId,
	name,
	byMail: wantsMail && hasMail,
});

/** The students that a rule finds, by name. An assignment of another class finds nobody. */
export function studentsBy(insight: ClassInsight, choice: RuleChoice): Array<StudentInsight> {
	return insight.students.filter((student) => fits(student, choice, insight.now));
}

/** What was looked for and how many it is, in a sentence. */
export function foundWords(insight: ClassInsight, choice: RuleChoice, count: number): string {
	const title = insight.assignments.find(({ id }) => id === choice.assignmentId)?.title;
	const which = title === undefined ? 'an assignment' : `“${title}”`;
	const who = {
		everybody: 'in the class',
		'not started': `with ${which} not started`,
		overdue: `overdue with ${which}`,
		below: `with less than ${choice.below} % in ${which}`,
		silent: `with nothing done for ${choice.days} days or more`,
	}[choice.rule];
	return `${count === 0 ? 'No students' : count === 1 ? '1 student' : `${count} students`} ${who}.`;
}
