import { expect, test } from 'vitest';
import { CLAIM_LABELS } from '../../claim-labels';
import { feedbackOf, gradeItem, responseFromForm, viewOf } from '..';
import { misconceptionsHit } from '../misconceptions';
import { authored, exampleItem, problemsOf, respond, states } from '../testing';

const item = exampleItem('claim-classification');
const labels = (largest: string, canals: string, beauty: string) =>
	[
		['label.largest', largest],
		['label.canals', canals],
		['label.beauty', beauty],
	] as const;

test.each([
	[['documented', 'error', 'opinion'], 1],
	[['documented', 'error', ''], 2 / 3],
	[['documented', 'documented', 'documented'], 1 / 3],
	[['opinion', 'opinion', 'error'], 0],
] as const)('%j earns %d', ([largest, canals, beauty], fraction) => {
	expect(gradeItem(item, respond(item, labels(largest, canals, beauty)))).toEqual({
		status: 'graded',
		fraction,
	});
});

test('only labels on offer are taken', () => {
	expect(responseFromForm(item, labels('contested', 'error', ''))).toEqual({ labels: { canals: 'error' } });
	expect(gradeItem(item, { labels: { canals: 'contested' } })).toMatchObject({ status: 'failed' });
	expect(gradeItem(item, { labels: { moons: 'error' } })).toMatchObject({ status: 'failed' });
});

test('labels are shown in their fixed order, all six unless the author offers fewer', () => {
	expect(viewOf(item, 1)).toMatchObject({ labels: ['documented', 'error', 'opinion'] });
	const { labels: _, ...all } = authored('claim-classification');
	const turned = exampleItem('claim-classification', { labels: ['opinion', 'error', 'documented'] });
	expect(viewOf(turned, 1)).toMatchObject({ labels: ['documented', 'error', 'opinion'] });
	expect(problemsOf(all)).toEqual([]);
	expect(exampleItem('claim-classification', { labels: undefined })).toMatchObject({ labels: CLAIM_LABELS });
});

test('the source of a statement is shown with it', () => {
	const view = viewOf(item, 1);
	if (view.kind !== 'claim-classification') throw new Error('not a classification');
	expect(view.statements.map((statement) => statement.source)).toEqual([
		null,
		'a common belief around 1900',
		null,
	]);
});

test('a misread label gets its own feedback; the general one waits until everything is revealed', () => {
	const response = respond(item, labels('opinion', 'documented', ''));
	const chosen = feedbackOf(item, response, 'chosen').parts;
	expect(states(chosen)).toEqual(['largest wrong', 'canals wrong']);
	expect(chosen[0]?.feedback).toBe('Size is measured, not felt.');
	expect(chosen[1]?.feedback).toBeNull();
	const all = feedbackOf(item, response, 'all').parts;
	expect(states(all)).toEqual(['largest wrong', 'canals wrong', 'beauty missed']);
	expect(all[0]?.feedback).toMatch(/^Size is measured, not felt\. Its size has been measured/);
	expect(all.map((part) => part.answer)).toEqual(['documented', 'error', 'opinion']);
	expect(misconceptionsHit(item, response)).toEqual(['X7']);
	expect(misconceptionsHit(item, respond(item, labels('documented', 'error', '')))).toEqual([]);
});

const statement = (changes: object) => ({
	id: 'a',
	text: 'Text.',
	label: 'error',
	feedback: 'Why.',
	...changes,
});
test.each([
	[
		'a label that does not exist',
		{ statements: [statement({ label: 'fact' })] },
		/^statements\.0\.label: “fact” is not a label: use one of documented, attributed/,
	],
	[
		'a missing label',
		{ statements: [statement({ label: undefined })] },
		/^statements\.0\.label: A label is missing/,
	],
	[
		'a label that is not on offer',
		{ statements: [statement({ label: 'contested' })] },
		/^statements\.0\.label: The label “contested” is not on offer/,
	],
	[
		'a misread label that is right',
		{ statements: [statement({ misread: { error: 'x' } })] },
		/^statements\.0\.misread\.error: “error” is the right label/,
	],
	[
		'a misread label that is not on offer',
		{ statements: [statement({ misread: { contested: 'x' } })] },
		/^statements\.0\.misread\.contested: The label “contested” is not on offer/,
	],
	[
		'a misread label that does not exist',
		{ statements: [statement({ misread: { fact: 'x' } })] },
		/^statements\.0\.misread(\.fact)?: “misread” has something that is not a label|^statements\.0\.misread(\.fact)?: “fact” is not a label/,
	],
	[
		'a misread list',
		{ statements: [statement({ misread: ['x'] })] },
		/^statements\.0\.misread: “misread” must name wrong labels/,
	],
	[
		'a label offered twice',
		{ labels: ['error', 'error', 'documented', 'opinion'] },
		/^labels\.1: “error” stands twice/,
	],
	[
		'equal statements',
		{ statements: [statement({}), statement({ id: 'b' })] },
		/^statements\.1\.text: “Text\.” stands twice/,
	],
	['one label', { labels: ['error'] }, /^labels: “labels” has 1 labels: give at least 2/],
])('the author is told about %s', (_, changes, message) => {
	expect(problemsOf({ ...authored('claim-classification'), ...changes })[0]).toMatch(message);
});
