import { expect, test } from 'vitest';
import { feedbackOf, gradeItem, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('timeline');
/** Centuries of Uranus (18), Neptune (19) and Pluto (20); '' for none. */
const place = (...centuries: Array<number | null>) =>
	['uranus', 'neptune', 'pluto'].map((id, index) => {
		const century = centuries[index];
		return [`slot.${id}`, century === null ? '' : `century-${century}`] as const;
	});

test.each([
	[[18, 19, 20], 1, 1],
	[[17, 19, 20], 2.5 / 3, 2 / 3],
	[[19, 20, 19], 1.5 / 3, 0],
	[[20, 17, 18], 0, 0],
	[[18, null, null], 1 / 3, 1 / 3],
	[[18, 18, null], 1.5 / 3, 1 / 3],
])('%j earns %d with credit for neighbours and %d without', (centuries, near, strict) => {
	const exact = exampleItem('timeline', { near: false });
	const form = place(...centuries);
	expect(gradeItem(item, respond(item, form))).toEqual({
		status: 'graded',
		fraction: expect.closeTo(near, 12),
	});
	expect(gradeItem(exact, respond(exact, form))).toEqual({
		status: 'graded',
		fraction: expect.closeTo(strict, 12),
	});
});

test('neighbours earn nothing unless the author says so', () => {
	expect(exampleItem('timeline', { near: undefined })).toMatchObject({ near: false });
});

test('slots keep the order of time; events do not stand in the order the author wrote', () => {
	const orders = new Set<string>();
	for (let seed = 0; seed < 60; seed++) {
		const view = viewOf(item, seed);
		if (view.kind !== 'timeline') throw new Error('not a timeline');
		expect(view.slots.map((slot) => slot.text)).toEqual(['1600s', '1700s', '1800s', '1900s']);
		orders.add(view.events.map((event) => event.id).join(' '));
	}
	expect(orders.size).toBe(6);
});

test('while tries are left, events stand as the learner placed them', () => {
	const response = respond(item, place(20, 18, null));
	expect(states(feedbackOf(item, response, 'chosen').parts)).toEqual(['neptune partial', 'uranus wrong']);
	const all = feedbackOf(item, response, 'all');
	expect(states(all.parts)).toEqual(['uranus wrong', 'neptune partial', 'pluto missed']);
	expect(all.parts[0]).toMatchObject({ given: '1900s', answer: '1700s' });
	expect(misconceptionsHit(item, response)).toEqual(['X8']);
	expect(misconceptionsHit(item, respond(item, place(17, 19, 20)))).toEqual([]);
});

test('events and slots the item does not have are failures', () => {
	expect(gradeItem(item, { events: { ceres: 'century-19' } })).toMatchObject({ status: 'failed' });
	expect(gradeItem(item, { events: { pluto: 'century-21' } })).toMatchObject({ status: 'failed' });
});

const { events, slots } = authored('timeline');
test.each([
	[
		'an unknown slot',
		{ events: events.map((event) => ({ ...event, slot: 'someday' })) },
		/^events\.0\.slot: “someday” is no slot of this item: use one of century-17/,
	],
	['one slot', { slots: slots.slice(0, 1) }, /^slots: “slots” has 1 slots/],
	[
		'equal events',
		{ events: events.map((event) => ({ ...event, id: 'same' })) },
		/^events\.1\.id: “same” stands twice/,
	],
	[
		'equal slots',
		{ slots: slots.map((slot) => ({ ...slot, text: 'Once' })) },
		/^slots\.1\.text: “Once” stands twice/,
	],
	['no events', { events: [] }, /^events: “events” has 0 events/],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('timeline'), ...changes })[0]).toMatch(message);
});
