import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside, overlap, placeLabels } from './map-labels';
import { densePart, type LabelLine, layoutMap, type MapPoint } from './map-layout';
import { extentOf } from './map-projection';

const request = fc.record({
	x: fc.integer({ min: 20, max: 580 }),
	y: fc.integer({ min: 20, max: 380 }),
	radius: fc.constantFrom(0, 4.5, 7),
	width: fc.integer({ min: 20, max: 160 }),
	height: fc.integer({ min: 14, max: 48 }),
});
const PICTURE = { width: 600, height: 400 };
const CORNER = { x: 12, y: 360, width: 90, height: 28 };

function markOf({ x, y, radius }: { x: number; y: number; radius: number }) {
	return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

test('labels lie inside the picture, on no mark, on no obstacle and on no other label', () => {
	fc.assert(
		fc.property(fc.array(request, { maxLength: 25 }), (requests) => {
			const placed = placeLabels(requests, PICTURE, [CORNER]);
			expect(placed).toHaveLength(requests.length);
			const boxes = placed.flatMap((label) => (label === null ? [] : [label.box]));
			for (const [index, box] of boxes.entries()) {
				expect(isInside(box, PICTURE)).toBe(true);
				expect(overlap(box, CORNER)).toBe(false);
				expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
			}
			for (const [index, label] of placed.entries()) {
				const others = requests.filter((other, at) => at !== index && other.radius > 0);
				if (label !== null) expect(others.some((other) => overlap(label.box, markOf(other)))).toBe(false);
			}
		}),
		{ numRuns: 60 },
	);
});

test('a label stands beside its mark; pushed away, it keeps a line to it', () => {
	const alone = placeLabels([{ x: 300, y: 200, radius: 5, width: 80, height: 16 }], PICTURE, []);
	expect(alone).toEqual([{ box: { x: 309, y: 192, width: 80, height: 16 }, align: 'start', leader: null }]);
	const wall = { x: 260, y: 180, width: 80, height: 40 };
	const [pushed] = placeLabels([{ x: 300, y: 200, radius: 5, width: 80, height: 16 }], PICTURE, [wall]);
	const leader = pushed?.leader;
	if (!pushed || !leader) throw new Error('The label has a line.');
	expect(Math.hypot(leader.x1 - 300, leader.y1 - 200)).toBeCloseTo(5);
	expect(overlap(pushed.box, wall)).toBe(false);
	expect(overlap({ x: leader.x2 - 1, y: leader.y2 - 1, width: 2, height: 2 }, pushed.box)).toBe(true);
});

test('a mark without a label stays free, and where nothing fits there is no label', () => {
	const silent = { x: 330, y: 200, radius: 5, width: 0, height: 0 };
	const [label, none] = placeLabels(
		[{ x: 300, y: 200, radius: 5, width: 80, height: 16 }, silent],
		PICTURE,
		[],
	);
	expect(none).toBeNull();
	expect(label !== null && label !== undefined && overlap(label.box, markOf(silent))).toBe(false);
	expect(placeLabels([{ x: 300, y: 200, radius: 5, width: 700, height: 16 }], PICTURE, [])).toEqual([null]);
});

const LINE: LabelLine = { text: 'Khankendi/Stepanakert', size: 14, bold: true };
const SIZE = { width: 300, leastHeight: 180, mostHeight: 420, margin: 26, names: true };

function points(count: number, step: number): Array<MapPoint> {
	return Array.from({ length: count }, (_, index) => ({
		lon: 46 + (index % 4) * step,
		lat: 39 + Math.floor(index / 4) * step,
		radius: 4.5,
		lines: [LINE],
		number: index + 1,
	}));
}

test('a narrow map has numbers, a crowded one numbers where names have no room', () => {
	const crowd = points(16, 0.1);
	const all = layoutMap(crowd, extentOf(crowd), { ...SIZE, names: false });
	expect(all.marks.map(({ label }) => label?.lines.map(({ text }) => text))).toEqual(
		crowd.map(({ number }) => [String(number)]),
	);
	const some = layoutMap(crowd, extentOf(crowd), SIZE);
	const kinds = some.marks.map(({ label }) => label?.isNumber);
	expect(kinds).toContain(true);
	expect(kinds).toContain(false);
	const boxes = some.marks.flatMap(({ label }) => (label === null ? [] : [label.box]));
	for (const [index, box] of boxes.entries()) {
		expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
	}
});

test('the scale bar lies where no mark is', () => {
	const corner = points(4, 0.5).map((point, index) => ({ ...point, lat: 39 + index * 0.4, lines: [] }));
	const { scale, marks, width, height } = layoutMap(corner, extentOf(corner), SIZE);
	const box = { x: scale.x, y: scale.y, width: scale.length, height: 26 };
	expect(isInside(box, { width, height })).toBe(true);
	expect(marks.some((mark) => overlap(box, markOf({ ...mark, radius: 4.5 })))).toBe(false);
});

test('the frame of a closer map lies around its points, and no name lies on it', () => {
	const all = points(12, 0.4);
	const inner = extentOf([
		{ lon: 46.3, lat: 39.3 },
		{ lon: 46.9, lat: 39.5 },
	]);
	const { frame, marks } = layoutMap(all, extentOf(all), { ...SIZE, width: 620 }, inner);
	if (frame === null) throw new Error('The map has a frame.');
	const inside = marks.filter(({ x, y }) => overlap(frame, { x, y, width: 0.1, height: 0.1 }));
	expect(inside.map(({ index }) => index)).toEqual([5, 6]);
	for (const { label } of marks) if (label !== null) expect(overlap(label.box, frame)).toBe(false);
});

const close = [46.5, 46.8, 47.1].flatMap((lon) => [39.6, 39.9, 40.2].map((lat) => ({ lon, lat })));
const far = [
	{ lon: 49.9, lat: 40.4 },
	{ lon: 44.5, lat: 40.2 },
];

test('places far away from all others do not squeeze the dense middle', () => {
	const middle = [...close.keys()];
	expect(densePart([...close, ...far])).toEqual(middle);
	expect(densePart([...far, ...close])).toEqual(middle.map((index) => index + 2));
	// Not far, but alone it would take a quarter of the closer map.
	expect(densePart([...close, ...far, { lon: 46.8, lat: 40.41 }])).toEqual(middle);
	expect(densePart([...close, ...far, { lon: 46.8, lat: 40.3 }])).toEqual([...middle, 11]);
});

test('one map shows what lies evenly, and what is little', () => {
	expect(densePart(close)).toBeNull();
	expect(densePart(points(20, 0.3))).toBeNull();
	expect(densePart([...close.slice(0, 3), ...far])).toBeNull();
});
