/**
 * The picture of a timeline as numbers: where each event stands on the axis, where the ticks are, and which parts of
 * the time are worth a closer look. Lengths are units of the picture, which are CSS pixels when it is not scaled.
 */
import { type DaySpan, firstDayOf, MONTHS, yearsOf } from './dates';
import { fitText, textWidth } from './text-width';

/** Whole years, both included. */
export interface YearWindow {
	from: number;
	to: number;
}

/** Where an event is on the axis. */
export interface TimelineMark {
	/** Place of the event among those given, from 0. */
	index: number;
	/** Centre of the badge with its number. */
	x: number;
	y: number;
	/** Its time: from `start` to `end`, cut at the edges of the picture. */
	start: number;
	end: number;
	/** Whether it began before, or goes on after, what the picture shows. */
	cutStart: boolean;
	cutEnd: boolean;
	/** Where its bar begins: behind the badge, and behind a title that stands on the bar. */
	barStart: number;
	/** The title, to the right or left of `x`; null when the picture has no room for titles. */
	label: { text: string; x: number; side: 'left' | 'right' } | null;
}

export interface TimelineTick {
	x: number;
	label: string;
	/** Side of the tick on which the label stands, so that it stays inside the picture. */
	anchor: 'start' | 'middle' | 'end';
	/** True for the beginning of a year, false for a month within. */
	year: boolean;
}

export interface TimelineLayout {
	width: number;
	height: number;
	/** Height of the axis below the top. */
	axisY: number;
	badgeRadius: number;
	fontSize: number;
	ticks: Array<TimelineTick>;
	marks: Array<TimelineMark>;
}

/** An event to be drawn. */
export interface TimelineEvent {
	span: DaySpan;
	title: string;
}

const BADGE_RADIUS = 10;
const FONT_SIZE = 12;
const LANE_HEIGHT = 25;
const GAP = 3;
/** Between badge and title. */
const LABEL_GAP = 6;
/** Empty space at both ends, so that a badge on the first or last day is whole. */
const PADDING = BADGE_RADIUS + 2;
/** Room below the axis for the labels of the ticks. */
const TICK_ROOM = 26;
const TICK_DISTANCE = 58;
/** Pictures narrower than this have numbers only. */
const LEAST_WIDTH_WITH_TITLES = 600;
/** With more lanes than this, titles make a wall instead of a picture. */
const MOST_LANES_WITH_TITLES = 16;

/** Smallest window that holds all spans; null when there are none. */
export function windowAround(spans: ReadonlyArray<DaySpan>): YearWindow | null {
	if (spans.length === 0) return null;
	const years = spans.map(yearsOf);
	return { from: Math.min(...years.map(({ from }) => from)), to: Math.max(...years.map(({ to }) => to)) };
}

/** Whether a part of the span lies in the window. */
export function isWithin(span: DaySpan, window: YearWindow): boolean {
	return span.until > firstDayOf(window.from) && span.from < firstDayOf(window.to + 1);
}

/**
 * The function that gives a day its place, from `PADDING` to `width` − `PADDING`. Days outside the window are put
 * at its edges.
 */
export function timeScale(window: YearWindow, width: number): (day: number) => number {
	const first = firstDayOf(window.from);
	const last = firstDayOf(window.to + 1);
	const length = width - 2 * PADDING;
	return (day) => {
		const share = (day - first) / (last - first);
		return round(PADDING + Math.min(1, Math.max(0, share)) * length);
	};
}

/** Steps between ticks, in months. */
const TICK_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400, 6000, 12_000];

/** Ticks at round years or months, at least 58 units apart. */
export function ticksOf(window: YearWindow, width: number): Array<TimelineTick> {
	const scale = timeScale(window, width);
	const months = (window.to + 1 - window.from) * 12;
	const perMonth = (width - 2 * PADDING) / months;
	const step = TICK_STEPS.find((each) => each * perMonth >= TICK_DISTANCE) ?? 12_000;
	const ticks: Array<TimelineTick> = [];
	const begin = Math.ceil((window.from * 12) / step) * step;
	for (let month = begin; month <= (window.to + 1) * 12; month += step) {
		const year = Math.floor(month / 12);
		const isYear = month % 12 === 0;
		const label = isYear ? String(year) : (MONTHS[month % 12] ?? '').slice(0, 3);
		const x = scale(firstDayOf(year, (month % 12) + 1));
		const half = textWidth(label, FONT_SIZE) / 2;
		const anchor = x - half < 0 ? 'start' : x + half > width ? 'end' : 'middle';
		ticks.push({ x, label, anchor, year: isYear });
	}
	return ticks;
}

/** The part of a lane that something takes. */
export interface Interval {
	start: number;
	end: number;
}

/**
 * The lane of each interval, from 0: the lowest in which nothing is nearer than `gap`. Intervals are placed in the
 * order given.
 */
export function packLanes(intervals: ReadonlyArray<Interval>, gap: number): Array<number> {
	const lanes: Array<Array<Interval>> = [];
	return intervals.map((interval) => {
		const free = lanes.findIndex((taken) =>
			taken.every((other) => other.end + gap <= interval.start || interval.end + gap <= other.start),
		);
		const lane = free === -1 ? lanes.length : free;
		lanes[lane] = [...(lanes[lane] ?? []), interval];
		return lane;
	});
}

/**
 * Places events that lie in the window, with their titles when there is room.
 * @param width of the picture, 200 or more
 */
export function layoutTimeline(
	events: ReadonlyArray<TimelineEvent>,
	window: YearWindow,
	width: number,
): TimelineLayout {
	const bare = events.map((event, index) => place(event, index, window, width));
	const titled = width < LEAST_WIDTH_WITH_TITLES ? null : withTitles(bare, events, width);
	const drawn = titled ?? bare.map((mark) => ({ mark, taken: takenBy(mark) }));
	const lanes = packLanes(
		drawn.map(({ taken }) => taken),
		GAP,
	);
	const count = Math.max(1, ...lanes.map((lane) => lane + 1));
	const axisY = count * LANE_HEIGHT + GAP;
	return {
		width,
		height: axisY + TICK_ROOM,
		axisY,
		badgeRadius: BADGE_RADIUS,
		fontSize: FONT_SIZE,
		ticks: ticksOf(window, width),
		marks: drawn.map(({ mark }, index) => ({
			...mark,
			y: axisY - GAP - ((lanes[index] ?? 0) + 0.5) * LANE_HEIGHT,
		})),
	};
}

function place({ span }: TimelineEvent, index: number, window: YearWindow, width: number): TimelineMark {
	const scale = timeScale(window, width);
	const start = scale(span.from);
	const end = Math.max(scale(span.until), start);
	// A short event has its badge in its middle; a long one begins with it.
	const x = end - start < 2 * BADGE_RADIUS ? round((start + end) / 2) : start + BADGE_RADIUS;
	const cutStart = span.from < firstDayOf(window.from);
	const cutEnd = span.until > firstDayOf(window.to + 1);
	return { index, x, y: 0, start, end, cutStart, cutEnd, barStart: x, label: null };
}

function takenBy({ x, start, end }: TimelineMark): Interval {
	return { start: Math.min(start, x - BADGE_RADIUS), end: Math.max(end, x + BADGE_RADIUS) };
}

/** The marks with titles; null when that would make a wall of text, or a title does not fit. */
function withTitles(
	marks: ReadonlyArray<TimelineMark>,
	events: ReadonlyArray<TimelineEvent>,
	width: number,
): Array<{ mark: TimelineMark; taken: Interval }> | null {
	const drawn: Array<{ mark: TimelineMark; taken: Interval }> = [];
	for (const mark of marks) {
		const bare = takenBy(mark);
		const spot = titleSpot(mark, bare, events[mark.index]?.title ?? '', width);
		if (spot === null) return null;
		const wide = textWidth(spot.text, FONT_SIZE);
		const taken = {
			start: Math.min(bare.start, spot.side === 'left' ? spot.x - wide : spot.x),
			end: Math.max(bare.end, spot.side === 'left' ? spot.x : spot.x + wide),
		};
		const barStart = spot.side === 'right' && spot.x < bare.end ? round(spot.x + wide) : mark.x;
		drawn.push({ mark: { ...mark, barStart, label: spot }, taken });
	}
	const lanes = packLanes(
		drawn.map(({ taken }) => taken),
		GAP,
	);
	return Math.max(0, ...lanes) < MOST_LANES_WITH_TITLES ? drawn : null;
}

/** Behind the event, before it, or, when it fills the picture, on its bar; whole if possible, else cut. */
function titleSpot(
	mark: TimelineMark,
	bare: Interval,
	title: string,
	width: number,
): NonNullable<TimelineMark['label']> | null {
	const onBar = mark.x + BADGE_RADIUS + LABEL_GAP;
	const spots = [
		{ side: 'right' as const, x: bare.end + LABEL_GAP, room: width - bare.end - LABEL_GAP },
		{ side: 'left' as const, x: bare.start - LABEL_GAP, room: bare.start - LABEL_GAP },
		{ side: 'right' as const, x: onBar, room: bare.end - onBar },
	];
	const widest = [...spots].sort((a, b) => b.room - a.room)[0];
	const spot = spots.find(({ room }) => textWidth(title, FONT_SIZE) <= room) ?? widest;
	const text = spot === undefined ? null : fitText(title, FONT_SIZE, spot.room);
	return spot === undefined || text === null ? null : { text, x: round(spot.x), side: spot.side };
}

/** Empty stretches of at least this share of the whole time part two periods. */
const PERIOD_GAP = 0.1;
const LEAST_PERIOD_GAP_YEARS = 2;

/**
 * The periods in which events begin, parted by long stretches in which none does; fewer than two are none.
 * @returns each with the number of events that it shows, those that reach into it included
 */
export function periodsOf(spans: ReadonlyArray<DaySpan>): Array<YearWindow & { count: number }> {
	const whole = windowAround(spans);
	if (whole === null) return [];
	const gap = Math.max(LEAST_PERIOD_GAP_YEARS, (whole.to - whole.from + 1) * PERIOD_GAP);
	const begins = spans.map((span) => yearsOf(span).from).sort((a, b) => a - b);
	const periods: Array<YearWindow> = [];
	for (const year of begins) {
		const period = periods.at(-1);
		if (period === undefined || year - period.to > gap) periods.push({ from: year, to: year });
		else period.to = year;
	}
	if (periods.length < 2) return [];
	return periods.map((period) => ({
		...period,
		count: spans.filter((span) => isWithin(span, period)).length,
	}));
}

/** Where one can go from a window; null where there is nothing more. */
export interface Moves {
	closer: YearWindow | null;
	wider: YearWindow | null;
	earlier: YearWindow | null;
	later: YearWindow | null;
}

/**
 * Half as many years around the middle event, twice as many around the middle, and half a window to either side. No
 * move leaves the time in which there are events.
 */
export function movesFrom(window: YearWindow, spans: ReadonlyArray<DaySpan>): Moves {
	const whole = windowAround(spans);
	if (whole === null) return { closer: null, wider: null, earlier: null, later: null };
	const years = window.to - window.from + 1;
	const shift = Math.max(1, Math.floor(years / 2));
	const inside = spans.filter((span) => isWithin(span, window));
	return {
		closer: years === 1 ? null : closer(window, inside),
		wider:
			window.from <= whole.from && window.to >= whole.to
				? null
				: {
						from: Math.max(whole.from, window.from - Math.ceil(years / 2)),
						to: Math.min(whole.to, window.to + Math.ceil(years / 2)),
					},
		earlier: window.from <= whole.from ? null : moved(window, -Math.min(shift, window.from - whole.from)),
		later: window.to >= whole.to ? null : moved(window, Math.min(shift, whole.to - window.to)),
	};
}

function moved({ from, to }: YearWindow, years: number): YearWindow {
	return { from: from + years, to: to + years };
}

function closer(window: YearWindow, spans: ReadonlyArray<DaySpan>): YearWindow {
	const years = Math.ceil((window.to - window.from + 1) / 2);
	const begins = spans.map((span) => Math.max(window.from, yearsOf(span).from)).sort((a, b) => a - b);
	const middle = begins[Math.floor(begins.length / 2)] ?? Math.floor((window.from + window.to) / 2);
	const from = Math.min(window.to - years + 1, Math.max(window.from, middle - Math.floor(years / 2)));
	return { from, to: from + years - 1 };
}

/** To a tenth: no eye sees more, and the page stays small. */
function round(length: number): number {
	return Math.round(length * 10) / 10;
}
