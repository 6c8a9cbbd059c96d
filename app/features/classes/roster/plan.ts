/**
 * What a list of people will change in a class, row by row, before anything is written. Pure: the same list and the
 * same class give the same plan, and a plan that has been carried out leaves nothing to do. Nobody is ever removed.
 *
 * Who is meant is decided by the mail address or user name where the line has one, else by the name within this class;
 * where that does not say exactly one person, the row is a problem, never a guess.
 */
import type { RosterLine } from './lines';
import { userNamesFor } from './user-name';

/** Somebody who is or was in the class. */
export interface RosterMember {
	membershipId: string;
	name: string;
	email: string | null;
	username: string | null;
	teaches: boolean;
	/** Name of the group; null without one. */
	group: string | null;
	left: boolean;
}

/** `open`: can be accepted; `expired`: could be; `accepted`: somebody has. */
export interface RosterInvitation {
	email: string;
	name: string;
	group: string | null;
	state: 'open' | 'expired' | 'accepted';
}

/** The class as a plan needs it. */
export interface RosterState {
	classId: string;
	/** All who ever were in it. */
	members: ReadonlyArray<RosterMember>;
	invitations: ReadonlyArray<RosterInvitation>;
	groups: ReadonlyArray<string>;
	/** Accounts of others by user name; `known` ones have been in a class of this teacher's. */
	accounts: ReadonlyMap<string, { userId: string; known: boolean }>;
	/** User names that belong to anybody, among those that `userNamesToCheck` gives. */
	taken: ReadonlySet<string>;
}

/** How names are read; the rules of accounts, so that a list makes none that signing up would refuse. */
export interface RosterRules {
	/** The name in its stored form, or what is wrong with it. */
	readName(text: string): { ok: true; name: string } | { ok: false; message: string };
	/** Null for what can be neither a mail address nor a user name. */
	readLogin(text: string): { email: string } | { username: string } | null;
}

export type RosterAction =
	/** An account is made, with a one-time password. */
	| { kind: 'new-account'; username: string }
	/** A letter is sent, or a link is shown. */
	| { kind: 'invite'; email: string }
	/** An account that the teacher knows from another class joins. */
	| { kind: 'add'; userId: string }
	/** Left, and is back with all work. */
	| { kind: 'returns'; membershipId: string }
	/** Is in the class, and changes group. */
	| { kind: 'regroup'; membershipId: string; from: string | null }
	/** Is invited, and will be in another group. */
	| { kind: 'reinvite'; email: string; from: string | null }
	/** Nothing changes. */
	| { kind: 'present' }
	| { kind: 'invited' }
	/** The same person as in an earlier line. */
	| { kind: 'repeat'; of: number }
	/** Nothing is done; says why and what to do. */
	| { kind: 'problem'; reason: string; mend: string };

/** One line and what becomes of it. */
export interface PlannedRow {
	line: number;
	text: string;
	name: string;
	/** Name of the group afterwards; null: none, or as it is. */
	group: string | null;
	action: RosterAction;
	/** Something the teacher should know; null for nothing. */
	note: string | null;
}

export interface RosterPlan {
	rows: Array<PlannedRow>;
	/** Groups that will be made. */
	newGroups: Array<string>;
	/** Students whom the list does not mention: they stay. */
	stays: Array<RosterMember>;
	/** Whether carrying it out writes anything. */
	changes: boolean;
}

/** Kinds of rows that write something. */
const WRITES: ReadonlySet<RosterAction['kind']> = new Set([
	'new-account',
	'invite',
	'add',
	'returns',
	'regroup',
	'reinvite',
]);

/** Whether carrying out this row writes something. */
export function writes({ action }: Pick<PlannedRow, 'action'>): boolean {
	return WRITES.has(action.kind);
}

export const GROUP_MOST = 60;

/** Names as people compare them: case, spacing and forms of letters do not matter. */
export function nameKey(name: string): string {
	return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The user names that a plan for these lines may ask about, for one query. */
export function userNamesToCheck(
	rows: ReadonlyArray<RosterLine>,
	rules: RosterRules,
	seed: string,
): Array<string> {
	const names = rows.flatMap(({ name, login }) => {
		if (login === '') return userNamesFor(nameOf(name, rules), seed);
		const read = rules.readLogin(login);
		return read !== null && 'username' in read ? [read.username] : [];
	});
	return [...new Set(names)];
}

function nameOf(text: string, rules: RosterRules): string {
	const read = rules.readName(text);
	return read.ok ? read.name : text;
}

const problem = (reason: string, mend: string): RosterAction => ({ kind: 'problem', reason, mend });

interface Decision {
	action: RosterAction;
	/** Who it is, so that a second line for the same person is seen; null for problems. */
	who: string | null;
	member?: RosterMember;
	invitation?: RosterInvitation;
	note?: string;
}

/** Plans a list for a class. Rows come in the order of the lines, one for each. */
export function planRoster(
	lines: ReadonlyArray<RosterLine>,
	state: RosterState,
	rules: RosterRules,
): RosterPlan {
	const groups = new Map(state.groups.map((name) => [nameKey(name), name]));
	const newGroups: Array<string> = [];
	const used = new Set(typedUserNames(lines, rules));
	const names = countNames(lines, rules);
	const seen = new Map<string, PlannedRow>();
	const mentioned = new Set<string>();

	const rows = lines.map((line): PlannedRow => {
		const decision = decide(line, state, rules, { used, names });
		const group = line.group === '' ? null : (groups.get(nameKey(line.group)) ?? line.group);
		const row = (action: RosterAction, note: string | null = null): PlannedRow => ({
			line: line.line,
			text: line.text,
			name: decision.member?.name ?? nameOf(line.name, rules),
			group,
			action,
			note,
		});
		if (decision.member !== undefined) mentioned.add(decision.member.membershipId);
		if (decision.who === null) return row(decision.action);
		const badGroup = group === null ? null : groupProblem(group, rules);
		if (badGroup !== null) return row(badGroup);
		const earlier = seen.get(decision.who);
		if (earlier !== undefined) {
			if (group !== null && earlier.group !== null && group !== earlier.group)
				return row(
					problem(
						`Line ${earlier.line} puts the same person into the group “${earlier.group}”.`,
						'A person is in one group: take one of the lines out.',
					),
				);
			const another = line.login === '' ? 'If it is another person, write a user name after the name.' : null;
			return row({ kind: 'repeat', of: earlier.line }, another);
		}
		const planned = row(withGroup(decision, group), decision.note ?? null);
		seen.set(decision.who, planned);
		if (group !== null && writes(planned) && !groups.has(nameKey(group))) {
			groups.set(nameKey(group), group);
			newGroups.push(group);
		}
		return planned;
	});
	return {
		rows,
		newGroups,
		stays: state.members.filter(
			({ membershipId, teaches, left }) => !teaches && !left && !mentioned.has(membershipId),
		),
		changes: rows.some(writes),
	};
}

function groupProblem(group: string, rules: RosterRules): RosterAction | null {
	if ([...group].length > GROUP_MOST)
		return problem('The name of the group is too long.', `Shorten it to ${GROUP_MOST} characters.`);
	return rules.readName(group).ok
		? null
		: problem('The name of the group holds invisible characters.', 'Type it again.');
}

function typedUserNames(lines: ReadonlyArray<RosterLine>, rules: RosterRules): Array<string> {
	return lines.flatMap(({ login }) => {
		const read = login === '' ? null : rules.readLogin(login);
		return read !== null && 'username' in read ? [read.username] : [];
	});
}

/** By name: on how many lines it stands with a mail address or user name. */
function countNames(lines: ReadonlyArray<RosterLine>, rules: RosterRules): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { name, login } of lines) {
		const key = nameKey(nameOf(name, rules));
		if (login !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

interface Names {
	/** User names that this list gives to somebody; made ones are added. */
	used: Set<string>;
	names: ReadonlyMap<string, number>;
}

/** Who a line means and what that does, its group aside. */
function decide(line: RosterLine, state: RosterState, rules: RosterRules, names: Names): Decision {
	const no = (reason: string, mend: string): Decision => ({ action: problem(reason, mend), who: null });
	if (line.broken !== null)
		return no(
			line.broken,
			'Write: name, mail address or user name, group. Put quotation marks around a part that holds a comma.',
		);
	const login = line.login === '' ? null : rules.readLogin(line.login);
	if (line.login !== '' && login === null)
		return no(
			`“${line.login}” is neither a mail address nor a user name.`,
			'Write an address such as name@example.org, or a user name of 3 to 32 letters and digits.',
		);
	const name = rules.readName(line.name);
	// An address alone is enough: its person's account has a name.
	if (!name.ok && (line.name !== '' || login === null || 'username' in login))
		return no(
			line.name === '' ? 'The line has no name.' : name.message,
			'Write the name first, then a comma.',
		);
	const called = name.ok ? name.name : '';
	if (login === null) return byName(called, state, names);
	return 'email' in login ? byEmail(login.email, state) : byUserName(login.username, called, state);
}

function memberDecision(member: RosterMember): Decision {
	const who = `member ${member.membershipId}`;
	if (member.left) return { action: { kind: 'returns', membershipId: member.membershipId }, who, member };
	const note = member.teaches ? 'Teaches in this class; the list changes nothing about that.' : undefined;
	return { action: { kind: 'present' }, who, member, ...(note === undefined ? {} : { note }) };
}

function byEmail(email: string, { members, invitations }: RosterState): Decision {
	const member = members.find((each) => each.email === email);
	if (member !== undefined) return memberDecision(member);
	const invitation = invitations.find((each) => each.email === email);
	const who = `mail ${email}`;
	if (invitation?.state === 'open') return { action: { kind: 'invited' }, who, invitation };
	if (invitation?.state === 'accepted')
		return {
			action: { kind: 'present' },
			who,
			note: 'Has accepted the invitation, with an account that has another address.',
		};
	return { action: { kind: 'invite', email }, who };
}

function byUserName(username: string, name: string, { members, accounts }: RosterState): Decision {
	const member = members.find((each) => each.username === username);
	if (member !== undefined) return memberDecision(member);
	const account = accounts.get(username);
	const who = `user ${username}`;
	if (account?.known === true) return { action: { kind: 'add', userId: account.userId }, who };
	if (account !== undefined)
		return {
			action: problem(
				`The user name “${username}” belongs to somebody who has not been in a class of yours.`,
				`If it is ${name}, let them join with the code of the class. Otherwise write another user name, or none.`,
			),
			who: null,
		};
	return { action: { kind: 'new-account', username }, who };
}

function byName(name: string, state: RosterState, { used, names }: Names): Decision {
	const key = nameKey(name);
	const no = (reason: string, mend: string): Decision => ({ action: problem(reason, mend), who: null });
	if ((names.get(key) ?? 0) > 0)
		return no(
			`Another line has the same name, “${name}”, with an address or user name.`,
			'Take this line out if it is the same person; otherwise write a user name.',
		);
	const called = state.members.filter((each) => nameKey(each.name) === key);
	const [only] = called;
	if (called.length > 1)
		return no(
			`${called.length} people in this class are called “${name}”.`,
			`Write which user name or address is meant: ${called.map((each) => each.username ?? each.email ?? '?').join(', ')}.`,
		);
	if (only !== undefined) return memberDecision(only);
	const invited = state.invitations.find((each) => nameKey(each.name) === key && each.state !== 'accepted');
	if (invited !== undefined) return byEmail(invited.email, state);
	const tries = userNamesFor(name, state.classId);
	const renamed = state.members.find((each) => each.username !== null && each.username === tries[0]);
	if (renamed !== undefined && !used.has(renamed.username ?? ''))
		return no(
			`${renamed.name} in this class has the user name “${renamed.username}”.`,
			`If it is the same person, write that user name after the name. Otherwise write another one, such as ${tries[1]}.`,
		);
	const username = tries.find((each) => !state.taken.has(each) && !used.has(each));
	if (username === undefined)
		return no(`Too many people are called “${name}”.`, 'Write a user name after the name.');
	used.add(username);
	return { action: { kind: 'new-account', username }, who: `name ${key}` };
}

/** The action with the group in mind: who is in the class or invited already may change group. */
function withGroup({ action, member, invitation }: Decision, group: string | null): RosterAction {
	if (group === null) return action;
	if (action.kind === 'present' && member !== undefined && !member.teaches && member.group !== group)
		return { kind: 'regroup', membershipId: member.membershipId, from: member.group };
	if (action.kind === 'invited' && invitation !== undefined && invitation.group !== group)
		return { kind: 'reinvite', email: invitation.email, from: invitation.group };
	return action;
}
