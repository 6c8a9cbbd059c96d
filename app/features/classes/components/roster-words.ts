/** The words of a plan for a list of people. */
import type { PlannedRow, RosterPlan } from '../roster/plan';

type Kind = PlannedRow['action']['kind'];

/** What happens to a line, in a few words, with a sign beside them so that it is seen at a glance. */
export function wordsOf(row: PlannedRow): { sign: string; words: string } {
	const { action, group } = row;
	const inGroup = group === null ? '' : `, group ${group}`;
	switch (action.kind) {
		case 'new-account':
			return { sign: '+', words: `new account with the user name ${action.username}${inGroup}` };
		case 'invite':
			return { sign: '+', words: `is invited: ${action.email}${inGroup}` };
		case 'add':
			return { sign: '+', words: `is added, with the account they have${inGroup}` };
		case 'returns':
			return { sign: '+', words: `comes back, with all work${inGroup}` };
		case 'regroup':
		case 'reinvite':
			return { sign: '→', words: `changes group: from ${action.from ?? 'none'} to ${group ?? 'none'}` };
		case 'present':
			return { sign: '=', words: 'is in the class already' };
		case 'invited':
			return { sign: '=', words: 'is invited already' };
		case 'repeat':
			return { sign: '=', words: `the same person as in line ${action.of}` };
		case 'problem':
			return { sign: '✕', words: `${action.reason} ${action.mend}` };
	}
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

function parts(plan: RosterPlan, words: ReadonlyArray<[Array<Kind>, string, string]>): string {
	const said = words.flatMap(([kinds, one, many]) => {
		const count = plan.rows.filter(({ action }) => kinds.includes(action.kind)).length;
		return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	});
	return said.join(', ');
}

export interface PlanSummary {
	/** Before. */
	will: string;
	/** Afterwards. */
	did: string;
	/** What the button says. */
	button: string;
	/** Null without problems. */
	problems: string | null;
}

const SAME: Array<Kind> = ['present', 'invited', 'repeat'];

/** A plan in a few sentences. */
export function summaryOf(plan: RosterPlan): PlanSummary {
	const coming = plan.rows.filter(({ action }) =>
		['new-account', 'invite', 'add', 'returns'].includes(action.kind),
	).length;
	const problems = plan.rows.filter(({ action }) => action.kind === 'problem').length;
	const will = parts(plan, [
		[['new-account'], 'gets a new account', 'get new accounts'],
		[['invite'], 'is invited', 'are invited'],
		[['add'], 'is added', 'are added'],
		[['returns'], 'comes back', 'come back'],
		[['regroup', 'reinvite'], 'changes group', 'change group'],
		[SAME, 'line changes nothing', 'lines change nothing'],
	]);
	const did = parts(plan, [
		[['new-account'], 'new account', 'new accounts'],
		[['invite'], 'invitation', 'invitations'],
		[['add'], 'person added', 'people added'],
		[['returns'], 'person is back', 'people are back'],
		[['regroup', 'reinvite'], 'person changed group', 'people changed group'],
		[SAME, 'line changed nothing', 'lines changed nothing'],
	]);
	const groups =
		plan.newGroups.length === 0
			? ''
			: ` New ${plan.newGroups.length === 1 ? 'group' : 'groups'}: ${plan.newGroups.join(', ')}.`;
	return {
		will: `${will === '' ? 'Nothing changes' : will}.${groups}`,
		did: plan.changes
			? `${did}.${groups}`
			: 'Everybody on the list is in the class or invited already. If cards are missing, choose the students under People and make new one-time passwords.',
		button: coming > 0 ? `Add ${people(coming)}` : 'Change the groups',
		problems:
			problems === 0
				? null
				: `${problems} ${problems === 1 ? 'line has a problem and is' : 'lines have problems and are'} left out. The others are not held up; correct the list below and send it again whenever you like.`,
	};
}
