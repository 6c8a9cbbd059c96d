import { expect, test } from 'vitest';
import type { Correction } from '~/core/corrections';
import type { Item } from '~/core/kinds';
import { rekey } from '~/core/kinds/rekey';
import { exampleItem } from '~/core/kinds/testing';
import type { AttemptSettings, LoadedStep } from './attempt-store.server';
import { type ReplayInput, replayAttempt } from './replay.server';

const CHOICE = exampleItem('single-choice', { id: 'choice', points: 3 });
const ESSAY = exampleItem('reflection', { id: 'essay', marking: 'person', points: 1 });
if (CHOICE.kind !== 'single-choice' || ESSAY.kind !== 'reflection') throw new Error('Other kinds.');
const right = CHOICE.options.find(({ correct }) => correct)?.id ?? '';
const wrong = CHOICE.options.find(({ correct }) => !correct)?.id ?? '';
const mended = rekey(CHOICE, { kind: 'single-choice', right: wrong, note: 'The key was wrong.' });
if (!mended.ok) throw new Error(mended.problems.join());
const REKEY: Correction = { kind: 'rekey', policy: 'replace', item: mended.item };

const settings: AttemptSettings = {
	slug: 's',
	title: 'S',
	tries: 3,
	penalty: 0.25,
	timeLimitMinutes: null,
	certainty: false,
	counts: 'best',
	lessonId: 'l',
	moduleId: 'm',
};

function tried(item: Item, response: unknown, fraction: number | null, revision: number): LoadedStep {
	const key = `k${revision}`;
	return { itemId: item.id, revision, key, kind: 'try', response, fraction, certainty: null };
}
/** Tries of the choice, each marked as it was then. */
const choices = (...chosen: Array<string>) =>
	chosen.map((choice, at) => tried(CHOICE, { choice }, choice === right ? 1 : 0, at + 1));
const essay = tried(ESSAY, { sections: {} }, null, 1);

function replay(over: Partial<ReplayInput> & { behaviour?: 'practice' | 'test'; items?: Array<Item> }) {
	const { behaviour = 'practice', items = [CHOICE], ...rest } = over;
	return replayAttempt({
		attempt: { behaviour, settings, items },
		steps: new Map(),
		corrections: new Map(),
		markings: new Map(),
		...rest,
	});
}

test('practice takes its penalty, and another key takes back penalties that were not deserved', () => {
	const steps = new Map([[CHOICE.id, choices(wrong, right)]]);
	expect(replay({ steps }).score).toBe(0.75);
	const corrected = replay({ steps, corrections: new Map([[CHOICE.id, [REKEY]]]) });
	expect(corrected).toMatchObject({ score: 1, marks: [{ itemId: CHOICE.id, fraction: 1, answered: true }] });
});

test('another key adds no penalty for tries that came after the right one', () => {
	const steps = new Map([[CHOICE.id, choices(wrong, right, right)]]);
	expect(replay({ steps, corrections: new Map([[CHOICE.id, [REKEY]]]) }).score).toBe(1);
});

test('how sure somebody was weighs the corrected mark, not the old one', () => {
	const [step] = choices(wrong);
	const sure = { ...settings, certainty: true };
	const input = {
		attempt: { behaviour: 'test' as const, settings: sure, items: [CHOICE] },
		steps: new Map([[CHOICE.id, step === undefined ? [] : [{ ...step, certainty: 3 }]]]),
		markings: new Map<string, number>(),
	};
	expect(replayAttempt({ ...input, corrections: new Map() })).toMatchObject({
		score: 0,
		marks: [{ fraction: 0 }],
	});
	const corrections = new Map([[CHOICE.id, [REKEY]]]);
	expect(replayAttempt({ ...input, corrections })).toMatchObject({ score: 1, marks: [{ fraction: 1 }] });
});

test('what a person gave takes the place of what waits, but not of corrections', () => {
	const items = [CHOICE, ESSAY];
	const steps = new Map([
		[CHOICE.id, choices(right)],
		[ESSAY.id, [essay]],
	]);
	expect(replay({ behaviour: 'test', items, steps })).toMatchObject({ score: 1, pending: 1 });
	const markings = new Map([[ESSAY.id, 0.5]]);
	expect(replay({ behaviour: 'test', items, steps, markings })).toMatchObject({
		score: (3 + 0.5) / 4,
		pending: 0,
		marks: [{ fraction: 1 }, { itemId: ESSAY.id, status: 'graded', fraction: 0.5 }],
	});
	const corrections = new Map<string, Array<Correction>>([[ESSAY.id, [{ kind: 'credit' }]]]);
	expect(replay({ behaviour: 'test', items, steps, markings, corrections }).score).toBe(1);
});

test('a dropped question leaves both sums, a credited one is full even unanswered', () => {
	const items = [CHOICE, ESSAY];
	const corrected = (kind: 'drop' | 'credit') =>
		new Map<string, Array<Correction>>([[CHOICE.id, [{ kind }]]]);
	expect(replay({ items, corrections: corrected('drop') })).toMatchObject({
		score: 0,
		marks: [{ itemId: ESSAY.id }],
	});
	expect(replay({ corrections: corrected('drop') })).toEqual({ score: null, marks: [], pending: 0 });
	expect(replay({ items, corrections: corrected('credit') })).toMatchObject({
		score: 0.75,
		marks: [{ fraction: 1, answered: false }, { fraction: 0 }],
	});
});
