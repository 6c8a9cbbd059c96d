import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDayOf, spanOf, yearsOf } from './dates';
import { textWidth } from './text-width';
import {
	isWithin,
	layoutTimeline,
	movesFrom,
	packLanes,
	periodsOf,
	type TimelineEvent,
	ticksOf,
	timeScale,
	windowAround,
	type YearWindow,
} from './time-axis';

const year = fc.integer({ min: 1000, max: 9000 });
const yearWindow: fc.Arbitrary<YearWindow> = fc
	.tuple(year, fc.integer({ min: 0, max: 900 }))
	.map(([from, length]) => ({ from, to: from + length }));
const width = fc.integer({ min: 200, max: 1400 });
const span = fc
	.tuple(fc.integer({ min: 1800, max: 2026 }), fc.integer({ min: 0, max: 364 }), fc.nat(4000))
	.map(([begin, day, length]) => ({
		from: firstDayOf(begin) + day,
		until: firstDayOf(begin) + day + length + 1,
	}));
const title = fc.array(fc.constantFrom('Treaty', 'of', 'Khojaly', 'massacre', 'WWWWW', 'two'), {
	minLength: 1,
	maxLength: 8,
});
const event: fc.Arbitrary<TimelineEvent> = fc.record({ span, title: title.map((words) => words.join(' ')) });

test('time runs from left to right, from edge to edge', () => {
	fc.assert(
		fc.property(yearWindow, width, fc.nat(400_000), fc.nat(400_000), (window, wide, one, other) => {
			const scale = timeScale(window, wide);
			const first = firstDayOf(window.from);
			const last = firstDayOf(window.to + 1);
			expect(scale(first)).toBe(12);
			expect(scale(last)).toBe(wide - 12);
			expect(scale(first - 1 - one)).toBe(12);
			expect(scale(last + one)).toBe(wide - 12);
			const [early, late] = [first + Math.min(one, other), first + Math.max(one, other)];
			expect(scale(early)).toBeLessThanOrEqual(scale(late));
		}),
	);
	// The middle of a window is in the middle of the picture.
	expect(timeScale({ from: 1990, to: 1991 }, 1000)(firstDayOf(1991))).toBe(500);
});

test('ticks are round, in order, inside the picture, and not too near each other', () => {
	fc.assert(
		fc.property(yearWindow, width, (window, wide) => {
			const ticks = ticksOf(window, wide);
			for (const [index, tick] of ticks.entries()) {
				const half = textWidth(tick.label, 12) / 2;
				if (tick.anchor === 'middle') {
					expect(tick.x - half).toBeGreaterThanOrEqual(0);
					expect(tick.x + half).toBeLessThanOrEqual(wide);
				}
				expect(tick.label).toMatch(tick.year ? /^\d{4,5}$/ : /^[A-Z][a-z]{2}$/);
				const before = ticks[index - 1];
				// Months differ in length by up to a tenth.
				if (before !== undefined) expect(tick.x - before.x).toBeGreaterThanOrEqual(58 * 0.9);
			}
		}),
	);
});

test('ticks are years where a year is too short for months, and months where there is room', () => {
	const labels = (window: YearWindow, wide: number) => ticksOf(window, wide).map((tick) => tick.label);
	expect(labels({ from: 1805, to: 2026 }, 1020).slice(0, 3)).toEqual(['1820', '1840', '1860']);
	expect(labels({ from: 1987, to: 1994 }, 620)).toEqual([
		'1987',
		'1988',
		'1989',
		'1990',
		'1991',
		'1992',
		'1993',
		'1994',
		'1995',
	]);
	expect(labels({ from: 1992, to: 1992 }, 300)).toEqual(['1992', 'Apr', 'Jul', 'Oct', '1993']);
	expect(labels({ from: 1992, to: 1992 }, 1020)).toHaveLength(13);
	expect(ticksOf({ from: 1992, to: 1993 }, 300).map(({ x }) => x)).toEqual(
		['1992-01', '1992-07', '1993-01', '1993-07', '1994-01'].map((month) =>
			timeScale({ from: 1992, to: 1993 }, 300)(spanOf(month).from),
		),
	);
});

const interval = fc
	.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 80 }))
	.map(([start, length]) => ({ start, end: start + length }));

test('what shares a lane keeps its distance, and no lane could be lower', () => {
	fc.assert(
		fc.property(fc.array(interval, { maxLength: 40 }), fc.nat(8), (intervals, gap) => {
			const lanes = packLanes(intervals, gap);
			const free = (lane: number, index: number) =>
				intervals.every((other, at) => {
					const mine = intervals[index];
					if (at >= index || lanes[at] !== lane || mine === undefined) return true;
					return other.end + gap <= mine.start || mine.end + gap <= other.start;
				});
			for (const [index, lane] of lanes.entries()) {
				expect(free(lane, index)).toBe(true);
				for (let below = 0; below < lane; below++) expect(free(below, index)).toBe(false);
			}
		}),
	);
});

test('marks and titles lie inside the picture and never on each other', () => {
	fc.assert(
		fc.property(
			fc.array(event, { minLength: 1, maxLength: 40 }),
			fc.constantFrom(300, 620, 1020),
			(events, wide) => {
				const window = windowAround(events.map((each) => each.span));
				if (window === null) throw new Error('There are events.');
				const { marks, axisY, height, badgeRadius } = layoutTimeline(events, window, wide);
				expect(marks.map(({ index }) => index)).toEqual(events.map((_, index) => index));
				expect(height).toBeGreaterThan(axisY);
				const boxes = marks.map((mark) => {
					const text = mark.label === null ? 0 : textWidth(mark.label.text, 12);
					const at = mark.label?.x ?? mark.x;
					const left = mark.label?.side === 'left' ? at - text : mark.x;
					const right = mark.label?.side === 'right' ? at + text : mark.x;
					return {
						y: mark.y,
						from: Math.min(mark.start, mark.x - badgeRadius, left),
						to: Math.max(mark.end, mark.x + badgeRadius, right),
					};
				});
				for (const [index, box] of boxes.entries()) {
					expect(box.from).toBeGreaterThanOrEqual(0);
					expect(box.to).toBeLessThanOrEqual(wide);
					expect(box.y + badgeRadius).toBeLessThanOrEqual(axisY);
					expect(box.y - badgeRadius).toBeGreaterThanOrEqual(0);
					for (const other of boxes.slice(index + 1)) {
						const apart = Math.abs(box.y - other.y) >= 2 * badgeRadius;
						expect(apart || box.to <= other.from || other.to <= box.from).toBe(true);
					}
				}
				// Titles are for all or for none: a picture with half of them would seem to rank events.
				expect(new Set(marks.map(({ label }) => label === null)).size).toBe(1);
			},
		),
		{ numRuns: 200 },
	);
});

test('a mark is where its day is, a long one begins there, and what is cut says so', () => {
	const window = { from: 1990, to: 1993 };
	const scale = timeScale(window, 300);
	const events = [
		{ span: spanOf('1992-02-25'), title: 'a' },
		{ span: spanOf('1991', '1992'), title: 'b' },
		{ span: spanOf('1926', '2025'), title: 'c' },
	];
	const [day, years, beyond] = layoutTimeline(events, window, 300).marks;
	expect(Math.abs((day?.x ?? 0) - scale(spanOf('1992-02-25').from))).toBeLessThan(0.2);
	expect(years).toMatchObject({
		start: scale(firstDayOf(1991)),
		end: scale(firstDayOf(1993)),
		cutStart: false,
		cutEnd: false,
	});
	expect((years?.x ?? 0) - (years?.start ?? 0)).toBe(10);
	expect(beyond).toMatchObject({ start: 12, end: 288, cutStart: true, cutEnd: true });
});

test('few events in a wide picture have titles, in a narrow one or in a crowd they have none', () => {
	const events = ['1991', '1992', '1993'].map((date) => ({ span: spanOf(date), title: `Event of ${date}` }));
	const window = { from: 1990, to: 1994 };
	const titles = (some: Array<TimelineEvent>, wide: number) =>
		layoutTimeline(some, window, wide).marks.map(({ label }) => label?.text ?? null);
	expect(titles(events, 620)).toEqual(['Event of 1991', 'Event of 1992', 'Event of 1993']);
	expect(titles(events, 300)).toEqual([null, null, null]);
	const crowd = Array.from({ length: 60 }, () => ({
		span: spanOf('1992-02-25'),
		title: 'One of many events',
	}));
	expect(titles(crowd, 620)).toEqual(crowd.map(() => null));
});

test('an event that fills the picture has its title on its bar, and the bar behind it', () => {
	const events = [{ span: spanOf('1926', '2025'), title: 'Minsk process' }];
	const [mark] = layoutTimeline(events, { from: 1992, to: 1992 }, 620).marks;
	expect(mark?.label).toMatchObject({ text: 'Minsk process', side: 'right' });
	expect(mark?.barStart).toBeGreaterThan((mark?.label?.x ?? 0) + textWidth('Minsk process', 12) - 1);
});

test('the window around events has all of them, and every event lies in its own', () => {
	expect(windowAround([])).toBeNull();
	expect(windowAround([spanOf('1988', '1994'), spanOf('1805-05-14')])).toEqual({ from: 1805, to: 1994 });
	fc.assert(
		fc.property(fc.array(span, { minLength: 1 }), (spans) => {
			const window = windowAround(spans);
			if (window === null) throw new Error('There are spans.');
			expect(spans.every((each) => isWithin(each, window))).toBe(true);
			const narrower = { from: window.from + 1, to: window.to };
			expect(spans.every((each) => yearsOf(each).from >= narrower.from)).toBe(false);
		}),
	);
});

test('an event is within the years it touches, and in no others', () => {
	const event = spanOf('1987-11', '1988-01');
	expect(isWithin(event, { from: 1988, to: 1990 })).toBe(true);
	expect(isWithin(event, { from: 1980, to: 1987 })).toBe(true);
	expect(isWithin(event, { from: 1989, to: 1990 })).toBe(false);
	expect(isWithin(event, { from: 1980, to: 1986 })).toBe(false);
	expect(isWithin(spanOf('1987'), { from: 1988, to: 1988 })).toBe(false);
});

test('periods are parted by long stretches without a beginning', () => {
	const spans = ['1805', '1823', '1905', '1918', '1988', '1992', '2020'].map((date) => spanOf(date));
	const periods = [...spans, spanOf('1918', '1989')];
	expect(periodsOf(periods)).toEqual([
		{ from: 1805, to: 1823, count: 2 },
		{ from: 1905, to: 1918, count: 3 },
		// 1918 to 1989 reaches into it.
		{ from: 1988, to: 1992, count: 3 },
		{ from: 2020, to: 2020, count: 1 },
	]);
	expect(periodsOf([])).toEqual([]);
	expect(periodsOf([spanOf('1988'), spanOf('1989')])).toEqual([]);
});

test('zooming in halves the window around the middle event, and never leaves it', () => {
	const spans = ['1805', '1905', '1988', '1990', '1992', '1994', '2020'].map((date) => spanOf(date));
	const { closer } = movesFrom({ from: 1805, to: 2020 }, spans);
	expect(closer).toEqual({ from: 1913, to: 2020 });
	expect(movesFrom({ from: 1987, to: 1994 }, spans)).toEqual({
		closer: { from: 1990, to: 1993 },
		wider: { from: 1983, to: 1998 },
		earlier: { from: 1983, to: 1990 },
		later: { from: 1991, to: 1998 },
	});
	expect(movesFrom({ from: 1805, to: 2020 }, spans)).toMatchObject({
		wider: null,
		earlier: null,
		later: null,
	});
	expect(movesFrom({ from: 1992, to: 1992 }, spans).closer).toBeNull();
	expect(movesFrom({ from: 1992, to: 1992 }, [])).toEqual({
		closer: null,
		wider: null,
		earlier: null,
		later: null,
	});
});

test('every move stays inside the whole, changes something, and zooming in ends at one year', () => {
	fc.assert(
		fc.property(fc.array(span, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (spans, a, b) => {
			const whole = windowAround(spans);
			if (whole === null) throw new Error('There are spans.');
			const years = whole.to - whole.from + 1;
			const from = whole.from + (a % years);
			let window: YearWindow = { from, to: from + (b % (whole.to - from + 1)) };
			for (const target of Object.values(movesFrom(window, spans))) {
				if (target === null) continue;
				expect(target).not.toEqual(window);
				expect(target.from).toBeGreaterThanOrEqual(whole.from);
				expect(target.to).toBeLessThanOrEqual(whole.to);
				expect(target.from).toBeLessThanOrEqual(target.to);
			}
			for (let steps = 0; steps < 12; steps++) {
				const next = movesFrom(window, spans).closer;
				if (next === null) break;
				expect(next.from).toBeGreaterThanOrEqual(window.from);
				expect(next.to).toBeLessThanOrEqual(window.to);
				window = next;
			}
			expect(window.to).toBe(window.from);
		}),
	);
});
