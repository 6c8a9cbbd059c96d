import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRoster } from './lines';
import {
	type PlannedRow,
	planRoster,
	type RosterInvitation,
	type RosterMember,
	type RosterRules,
	type RosterState,
	userNamesToCheck,
} from './plan';
import { userNamesFor } from './user-name';

/** Like the rules of accounts, in few words. */
const RULES: RosterRules = {
	readName(text) {
		const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
		if (name === '') return { ok: false, message: 'Enter a name.' };
		return name.length > 80 ? { ok: false, message: 'Shorten the name.' } : { ok: true, name };
	},
	readLogin(text) {
		const typed = text.trim().normalize('NFKC').toLowerCase();
		if (typed.includes('@')) return /^[^@\s]+@[^@\s]+$/.test(typed) ? { email: typed } : null;
		return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{2,31}$/u.test(typed) ? { username: typed } : null;
	},
};

const EMPTY: RosterState = {
	classId: 'class',
	members: [],
	invitations: [],
	groups: [],
	accounts: new Map(),
	taken: new Set(),
};

const plan = (text: string, state: Partial<RosterState> = {}) =>
	planRoster(readRoster(text).rows, { ...EMPTY, ...state }, RULES);
const kinds = (text: string, state: Partial<RosterState> = {}) =>
	plan(text, state).rows.map(({ action }) => action.kind);

const member = (over: Partial<RosterMember> & { name: string }): RosterMember => ({
	membershipId: `m-${over.name}`,
	email: null,
	username: null,
	teaches: false,
	group: null,
	left: false,
	...over,
});

describe('reading a list', () => {
	const people = (text: string) =>
		readRoster(text).rows.map(({ name, login, group, broken }) => [name, login, group, broken]);

	test.each([
		['commas', 'Aysel Əliyeva, aysel@example.org, A'],
		['semicolons', 'Aysel Əliyeva; aysel@example.org; A'],
		['tabs', 'Aysel Əliyeva\taysel@example.org\tA'],
		['quotes', '"Aysel Əliyeva","aysel@example.org","A"'],
		['a byte order mark and CRLF', '\uFEFFAysel Əliyeva,aysel@example.org,A\r\n'],
		['titles', 'Name,E-mail,Group\nAysel Əliyeva,aysel@example.org,A'],
		[
			'titles in another order, and columns of others',
			'Group;ID;Email address;Name\nA;7;aysel@example.org;Aysel Əliyeva',
		],
		['first and last names', 'First name,Last name,Email address,Groups\nAysel,Əliyeva,aysel@example.org,A'],
		['the address first', 'aysel@example.org, Aysel Əliyeva, A'],
		['a letterhead', 'Aysel Əliyeva <aysel@example.org>, , A'],
		['a letterhead and a group', 'Aysel Əliyeva <aysel@example.org>, A'],
		['a decomposed letter', 'Aysel Əliyeva, aysel@example.org, A'.normalize('NFD')],
	])('understands %s', (_, text) => {
		expect(people(text)).toEqual([['Aysel Əliyeva', 'aysel@example.org', 'A', null]]);
	});

	test('a line of a typed list may be divided in its own way', () => {
		expect(people('A, a@x.org, G\nB; b@x.org\nC\tc@x.org\tG\nD, d@x.org')).toEqual([
			['A', 'a@x.org', 'G', null],
			['B', 'b@x.org', '', null],
			['C', 'c@x.org', 'G', null],
			['D', 'd@x.org', '', null],
		]);
	});

	test('keeps scripts, commas in quotes, and says which columns it did not read', () => {
		const text = 'name;ID;user name\r\n"Խաչատրյան, Անի";1;ani.kh\r\nМария Иванова;2;\r\n';
		const read = readRoster(text);
		expect(read.rows.map(({ name, login }) => [name, login])).toEqual([
			['Խաչատրյան, Անի', 'ani.kh'],
			['Мария Иванова', ''],
		]);
		expect(read).toMatchObject({ header: 1, ignored: ['ID'] });
	});

	test('an odd line is its own problem: the others are read', () => {
		const rows = people(
			'Aysel, a@x.org\n"Open, b@x.org\nToo, many, parts, here\nA; B\n"x" y, z\nLast, c@x.org',
		);
		expect(rows.map(([, , , broken]) => broken !== null)).toEqual([false, true, true, false, true, false]);
		expect(rows.at(-1)).toEqual(['Last', 'c@x.org', '', null]);
	});
});

describe('user names', () => {
	test.each([
		['Aysel Əliyeva', 'aysel.eliyeva'],
		['Անի Խաչատրյան', 'ani.khachatryan'],
		['Юлия Щербакова-Ким', 'yuliya.shcherbakova.kim'],
		['İlkin Şıxəliyev', 'ilkin.sixeliyev'],
		['ნინო', 'nino'],
		["O'Brien", 'obrien'],
		['王', 'student'],
		['Li', 'student.li'],
	])('%s is %s', (name, username) => {
		expect(userNamesFor(name, 'seed')[0]).toBe(username);
	});

	test('are all allowed, all different, and the same every time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.string(), (name, seed) => {
				const names = userNamesFor(name, seed);
				for (const each of names) expect(RULES.readLogin(each)).toEqual({ username: each });
				expect(new Set(names.slice(0, 9)).size).toBe(9);
				expect(userNamesFor(name, seed)).toEqual(names);
			}),
		);
	});
});

describe('planning a list', () => {
	test('says for each line what happens', () => {
		const state = {
			members: [
				member({ name: 'Here', username: 'here' }),
				member({ name: 'Gone', email: 'gone@x.org', left: true }),
				member({ name: 'Mover', group: 'A' }),
				member({ name: 'Teacher', email: 't@x.org', teaches: true }),
				member({ name: 'Unnamed' }),
			],
			invitations: [{ email: 'open@x.org', name: 'Open', group: null, state: 'open' as const }],
			groups: ['A', 'B'],
			accounts: new Map([
				['known', { userId: 'k', known: true }],
				['stranger', { userId: 's', known: false }],
			]),
		};
		const planned = plan(
			'New\nMail, new@x.org\nHere, here, \nGone\nMover,,b\nTeacher,t@x.org,B\nOpen\nKnown,known\nStranger,stranger\nBad,@\nnew@x.org',
			state,
		);
		expect(planned.rows.map(({ action }) => action.kind)).toEqual([
			'new-account',
			'invite',
			'present',
			'returns',
			'regroup',
			'present',
			'invited',
			'add',
			'problem',
			'problem',
			'repeat',
		]);
		expect(planned.rows[4]).toMatchObject({ group: 'B', action: { from: 'A' } });
		expect(planned.stays.map(({ name }) => name)).toEqual(['Unnamed']);
	});

	test('an empty group leaves people in theirs; a new group is made once, in its first spelling', () => {
		expect(kinds('Mover', { members: [member({ name: 'Mover', group: 'A' })] })).toEqual(['present']);
		const planned = plan('One,,Red\nTwo,,red\nThree,,RED');
		expect(planned.newGroups).toEqual(['Red']);
		expect(planned.rows.map(({ group }) => group)).toEqual(['Red', 'Red', 'Red']);
	});

	test('one person twice is one person, and a contradiction is a problem', () => {
		expect(kinds('Ali\nAli')).toEqual(['new-account', 'repeat']);
		expect(kinds('Ali,a@x.org,A\nAli,A@X.org,B')).toEqual(['invite', 'problem']);
		expect(kinds('Ali\nali , ali.1')).toEqual(['problem', 'new-account']);
	});

	test('where a name does not say who is meant, it does not guess', () => {
		const members = [member({ name: 'Ali', membershipId: '1' }), member({ name: 'ali', membershipId: '2' })];
		expect(kinds('Ali', { members })).toEqual(['problem']);
		const renamed = [member({ name: 'Ali the Great', username: 'ali.veli' })];
		expect(kinds('Ali Veli', { members: renamed })).toEqual(['problem']);
		expect(kinds('Ali Veli, ali.veli', { members: renamed })).toEqual(['present']);
	});

	test('user names are new for everybody', () => {
		const planned = plan('Ayşe\nAyse\nX, ayse2', { taken: new Set(['ayse']) });
		const names = planned.rows.map(({ action }) => (action.kind === 'new-account' ? action.username : null));
		expect(names).toEqual(['ayse3', 'ayse4', 'ayse2']);
	});

	test('an expired invitation is renewed, an accepted one is left alone', () => {
		const invitation = (state: RosterInvitation['state']) => [
			{ email: 'a@x.org', name: 'A', group: null, state },
		];
		expect(kinds('A, a@x.org', { invitations: invitation('expired') })).toEqual(['invite']);
		expect(kinds('A, a@x.org', { invitations: invitation('accepted') })).toEqual(['present']);
	});
});

/** What carrying out a plan makes of the class: the rule that the commands follow, in miniature. */
function carryOut(rows: ReadonlyArray<PlannedRow>, state: RosterState): RosterState {
	const members = new Map(state.members.map((each) => [each.membershipId, each]));
	const invitations = new Map(state.invitations.map((each) => [each.email, each]));
	const groups = new Set(state.groups);
	for (const { name, group, action } of rows) {
		const touched = () => {
			if (group !== null) groups.add(group);
		};
		if (action.kind === 'new-account' || action.kind === 'add') {
			touched();
			const id = action.kind === 'add' ? action.userId : action.username;
			const username = action.kind === 'add' ? id.slice(2) : id;
			members.set(id, member({ membershipId: id, name, username, group }));
		} else if (action.kind === 'invite' || action.kind === 'reinvite') {
			touched();
			const before = invitations.get(action.email);
			const called = before?.name ?? name;
			invitations.set(action.email, {
				email: action.email,
				name: called,
				group: group ?? before?.group ?? null,
				state: 'open',
			});
		} else if (action.kind === 'returns' || action.kind === 'regroup') {
			touched();
			const before = members.get(action.membershipId);
			if (before !== undefined)
				members.set(before.membershipId, { ...before, left: false, group: group ?? before.group });
		}
	}
	const users = [...members.values()].flatMap(({ username }) => username ?? []);
	return {
		...state,
		members: [...members.values()],
		invitations: [...invitations.values()],
		groups: [...groups],
		taken: new Set([...state.taken, ...users]),
	};
}

const NAMES = ['Aysel Əliyeva', 'Ayşe', 'Ayse', 'Անի', 'Мария', 'Ali', 'ALI', 'O’Neil', 'x'.repeat(81), ''];
const LOGINS = [
	'',
	'',
	'a@x.org',
	'A@x.org',
	'b@x.org',
	'ali',
	'ayse',
	'known',
	'stranger',
	'no',
	'a@',
	'<>',
];
const GROUPS = ['', '', 'A', 'a', 'B', 'New', 'g'.repeat(61)];
const cell = (from: Array<string>) => fc.oneof(fc.constantFrom(...from), fc.string({ maxLength: 6 }));
const textOf = fc
	.tuple(
		fc.array(fc.tuple(cell(NAMES), cell(LOGINS), cell(GROUPS)), { maxLength: 12 }),
		fc.constantFrom(',', ';', '\t'),
		fc.constantFrom('\n', '\r\n'),
	)
	.map(([rows, delimiter, end]) => rows.map((cells) => cells.join(delimiter)).join(end));
const stateOf = fc
	.record({
		members: fc.uniqueArray(
			fc.record({
				membershipId: fc.constantFrom('1', '2', '3', '4'),
				name: fc.constantFrom(...NAMES.filter((name) => name !== '')),
				email: fc.constantFrom(null, 'a@x.org'),
				username: fc.constantFrom(null, 'ali', 'ayse', 'ayse2'),
				teaches: fc.boolean(),
				group: fc.constantFrom(null, 'A'),
				left: fc.boolean(),
			}),
			{ selector: ({ membershipId }) => membershipId, maxLength: 4 },
		),
		invitations: fc.uniqueArray(
			fc.record({
				email: fc.constantFrom('a@x.org', 'b@x.org'),
				name: fc.constantFrom('Ali', 'Ayşe', ''),
				group: fc.constantFrom(null, 'A'),
				state: fc.constantFrom('open' as const, 'expired' as const, 'accepted' as const),
			}),
			{ selector: ({ email }) => email, maxLength: 2 },
		),
	})
	.map((parts): RosterState => {
		const taken = parts.members.flatMap(({ username }) => username ?? []);
		return {
			...EMPTY,
			...parts,
			groups: ['A'],
			accounts: new Map([
				['known', { userId: 'u-known', known: true }],
				['stranger', { userId: 'u-stranger', known: false }],
			]),
			taken: new Set([...taken, 'known', 'stranger']),
		};
	});

describe('for every list and every class', () => {
	test('each line that holds anything is in exactly one row, in order, and no name is lost', () => {
		fc.assert(
			fc.property(textOf, stateOf, (text, state) => {
				const { rows, header } = readRoster(text);
				const held = text
					.split(/\r\n|\n|\r/)
					.flatMap((line, at) => (line.replace(/[\s,;"\uFEFF]/gu, '') === '' ? [] : [at + 1]))
					.filter((line) => line !== header);
				const planned = planRoster(rows, state, RULES).rows;
				expect(planned.map(({ line }) => line)).toEqual(held);
				for (const row of planned) {
					const source = rows.find(({ line }) => line === row.line);
					expect(row.text).toBe(source?.text);
					if (row.action.kind === 'problem') expect(row.action.mend).not.toBe('');
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('carried out twice is carried out once', () => {
		fc.assert(
			fc.property(textOf, stateOf, (text, state) => {
				const { rows } = readRoster(text);
				const after = carryOut(planRoster(rows, state, RULES).rows, state);
				const again = planRoster(rows, after, RULES);
				expect(again.rows.filter(({ action }) => action.kind === 'new-account')).toEqual([]);
				expect(again.changes).toBe(false);
			}),
			{ numRuns: 1_000 },
		);
	});

	test('nobody leaves, nobody who teaches changes, and all who are not mentioned are named as staying', () => {
		fc.assert(
			fc.property(textOf, stateOf, (text, state) => {
				const planned = planRoster(readRoster(text).rows, state, RULES);
				const after = carryOut(planned.rows, state);
				for (const before of state.members) {
					const now = after.members.find(({ membershipId }) => membershipId === before.membershipId);
					expect(now).toBeDefined();
					if (!before.left) expect(now?.left).toBe(false);
					if (before.teaches && !before.left) expect(now).toEqual(before);
				}
				const changed = after.members.filter((each) => !state.members.includes(each));
				for (const each of planned.stays) expect(changed).not.toContainEqual(each);
			}),
			{ numRuns: 300 },
		);
	});

	test('new user names are free, and no two are the same', () => {
		fc.assert(
			fc.property(textOf, stateOf, (text, state) => {
				const { rows } = readRoster(text);
				const made = planRoster(rows, state, RULES).rows.flatMap(({ action }) =>
					action.kind === 'new-account' ? [action.username] : [],
				);
				expect(new Set(made).size).toBe(made.length);
				const asked = userNamesToCheck(rows, RULES, state.classId);
				for (const username of made) {
					expect(state.taken.has(username)).toBe(false);
					expect(asked).toContain(username);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
