import { expect, test } from 'vitest';
import { type MergeAttempt, type MergeHistory, openTwice, planMerge } from './plan-merge';

const EMPTY: MergeHistory = { attempts: [], parts: [], places: [] };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute));

function attempt(id: string, over: Partial<MergeAttempt> = {}): MergeAttempt {
	return { id, courseId: 'c', quizId: 'q', assignmentId: null, number: 1, open: false, answered: 0, ...over };
}

function planOf(guest: Array<MergeAttempt>, account: Array<MergeAttempt>) {
	return planMerge({ ...EMPTY, attempts: guest }, { ...EMPTY, attempts: account });
}

test('nothing to merge changes nothing', () => {
	const full = { ...EMPTY, attempts: [attempt('a')], parts: [{ courseId: 'c', part: 'p', at: at(1) }] };
	expect(planMerge(EMPTY, full)).toEqual({ abandon: [], move: [], parts: [], places: [] });
});

test('the guest’s attempts follow the account’s, quiz by quiz, in their order', () => {
	const plan = planOf(
		[
			attempt('g2', { number: 2 }),
			attempt('g1', { number: 1 }),
			attempt('other', { quizId: 'r', number: 4 }),
		],
		[attempt('a1', { number: 1 }), attempt('a7', { number: 7 })],
	);
	expect(plan.move.map(({ id, quizId, number }) => [id, quizId, number])).toEqual([
		['g1', 'q', 8],
		['g2', 'q', 9],
		['other', 'r', 1],
	]);
});

test('quizzes of two courses with one name are two', () => {
	const plan = planOf(
		[attempt('g', { courseId: 'c', quizId: 'd:q', open: true })],
		[attempt('a', { courseId: 'c:d', quizId: 'q', open: true, answered: 3 })],
	);
	expect(plan).toMatchObject({ abandon: [], move: [{ id: 'g', number: 1, open: true }] });
});

test.each([
	[3, 2, 'guest'],
	[2, 3, 'account'],
	[2, 2, 'guest'],
	[0, 0, 'guest'],
	[0, 1, 'account'],
])('of two open attempts with %i and %i answers the %s’s stays open', (guest, account, stays) => {
	const plan = planOf(
		[attempt('g', { open: true, answered: guest })],
		[attempt('a', { open: true, answered: account })],
	);
	expect(plan.abandon).toEqual([stays === 'guest' ? 'a' : 'g']);
	expect(plan.move).toMatchObject([{ id: 'g', number: 2, open: stays === 'guest' }]);
});

test('an open attempt that only one has stays open', () => {
	expect(planOf([attempt('g', { open: true })], [attempt('a')])).toMatchObject({
		abandon: [],
		move: [{ open: true }],
	});
	expect(planOf([attempt('g')], [attempt('a', { open: true })])).toMatchObject({
		abandon: [],
		move: [{ open: false }],
	});
});

test('answers need counting only where both have an open attempt', () => {
	const guest = [attempt('g', { open: true }), attempt('h', { quizId: 'r', open: true }), attempt('i')];
	const account = [attempt('a', { open: true }), attempt('b', { quizId: 'r' })];
	expect(openTwice(guest, account).toSorted()).toEqual(['a', 'g']);
});

test('parts: those the account lacks, and those it has from later', () => {
	const part = (name: string, minute: number) => ({ courseId: 'c', part: name, at: at(minute) });
	const plan = planMerge(
		{ ...EMPTY, parts: [part('new', 5), part('earlier', 1), part('later', 9), part('same', 3)] },
		{ ...EMPTY, parts: [part('earlier', 2), part('later', 2), part('same', 3)] },
	);
	expect(plan.parts).toEqual([part('new', 5), part('earlier', 1)]);
});

test('places: those where the guest read last', () => {
	const place = (courseId: string, minute: number) => ({
		courseId,
		lessonId: 'l',
		anchor: null,
		at: at(minute),
	});
	const plan = planMerge(
		{ ...EMPTY, places: [place('new', 1), place('later', 9), place('earlier', 1), place('same', 3)] },
		{ ...EMPTY, places: [place('later', 2), place('earlier', 2), place('same', 3)] },
	);
	expect(plan.places).toEqual([place('new', 1), place('later', 9)]);
});
