/** A map as numbers: where the marks, the labels and the scale bar of a sketch are. */
import { type Box, type LabelRequest, overlap, type PlacedLabel, placeLabels } from './map-labels';
import { type Extent, extentOf, type LonLat, projectionFor, scaleBar } from './map-projection';
import { textWidth } from './text-width';

/** One line of a label. */
export interface LabelLine {
	text: string;
	size: number;
	bold: boolean;
}

/** A place to be drawn. */
export interface MapPoint extends LonLat {
	/** Half the size of its mark; 0 for a name that stands for an area and has no mark. */
	radius: number;
	/** Empty when the place shall have no label. */
	lines: ReadonlyArray<LabelLine>;
	/** Stands in for the lines where these have no room. */
	number: number;
}

export interface MapMark {
	/** Place among the points given, from 0. */
	index: number;
	x: number;
	y: number;
	/** Null when the point has no label, or there is no room for any. */
	label: (PlacedLabel & { lines: ReadonlyArray<LabelLine>; isNumber: boolean }) | null;
}

export interface MapLayout {
	width: number;
	height: number;
	marks: Array<MapMark>;
	scale: { km: number; length: number; x: number; y: number };
	/** Where the extent of another map lies on this one. */
	frame: Box | null;
}

export interface MapSize {
	width: number;
	leastHeight: number;
	mostHeight: number;
	/** Empty space around the outermost points. */
	margin: number;
	/** Whether labels are the names, as far as there is room, or all of them numbers. */
	names: boolean;
}

const LINE_HEIGHT = 1.18;
const NUMBER: Omit<LabelLine, 'text'> = { size: 13, bold: true };
/** From the edge of the picture to the scale bar. */
const EDGE = 12;
const SCALE_HEIGHT = 26;

/** Size of a text of several lines. */
function sizeOf(lines: ReadonlyArray<LabelLine>): { width: number; height: number } {
	return {
		width: Math.max(0, ...lines.map(({ text, size, bold }) => textWidth(text, size, bold))),
		height: lines.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0),
	};
}

function numberLine(point: MapPoint): Array<LabelLine> {
	return [{ ...NUMBER, text: String(point.number) }];
}

/**
 * Places everything on a map.
 * @param extent what the map shows; points outside lie outside the picture, so leave them out
 * @param frame another extent to be drawn as a rectangle; no label lies on it
 */
export function layoutMap(
	points: ReadonlyArray<MapPoint>,
	extent: Extent,
	size: MapSize,
	frame: Extent | null = null,
): MapLayout {
	const projection = projectionFor(extent, size, size.margin);
	const { width, height, kmPerUnit, toPicture } = projection;
	const at = points.map((point) => ({ ...toPicture(point), radius: point.radius }));
	const frameBox = frame === null ? null : boxOf(frame, toPicture);
	const bar = scaleBar(kmPerUnit, Math.min(180, width / 3));
	const scaleBox = freeCorner({ width, height }, bar.length, at);
	const obstacles = frameBox === null ? [scaleBox] : [scaleBox, frameBox];

	const wanted = points.map((point) =>
		point.lines.length === 0 ? [] : size.names ? point.lines : numberLine(point),
	);
	const placed = placeAll(wanted, at, { width, height }, obstacles);
	// Where a name has no room, its number may have; the names keep their places.
	const missing = wanted.map((lines, index) => (placed[index] === null && lines.length > 0 ? index : -1));
	const numbered = placeAll(
		points.map((point, index) => (missing.includes(index) ? numberLine(point) : [])),
		at,
		{ width, height },
		[...obstacles, ...placed.flatMap((label) => (label === null ? [] : [label.box]))],
	);
	return {
		width,
		height,
		marks: points.map((point, index) => {
			const { x = 0, y = 0 } = at[index] ?? {};
			const named = placed[index] ?? null;
			const label = named ?? numbered[index] ?? null;
			const lines = named !== null && size.names ? point.lines : numberLine(point);
			return {
				index,
				x,
				y,
				label: label === null ? null : { ...label, lines, isNumber: lines !== point.lines },
			};
		}),
		scale: { ...bar, x: scaleBox.x, y: scaleBox.y },
		frame: frameBox,
	};
}

function placeAll(
	labels: ReadonlyArray<ReadonlyArray<LabelLine>>,
	at: ReadonlyArray<{ x: number; y: number; radius: number }>,
	picture: { width: number; height: number },
	obstacles: ReadonlyArray<Box>,
): Array<PlacedLabel | null> {
	const requests: Array<LabelRequest> = at.map((point, index) => ({
		...point,
		...sizeOf(labels[index] ?? []),
	}));
	return placeLabels(requests, picture, obstacles);
}

function boxOf(
	{ west, east, south, north }: Extent,
	toPicture: (point: LonLat) => { x: number; y: number },
): Box {
	const from = toPicture({ lon: west, lat: north });
	const to = toPicture({ lon: east, lat: south });
	return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** The corner for the scale bar: the first, from the bottom left, where there is no mark. */
function freeCorner(
	{ width, height }: { width: number; height: number },
	length: number,
	marks: ReadonlyArray<{ x: number; y: number; radius: number }>,
): Box {
	const corners = [
		{ x: EDGE, y: height - EDGE - SCALE_HEIGHT },
		{ x: width - EDGE - length, y: height - EDGE - SCALE_HEIGHT },
		{ x: EDGE, y: EDGE },
		{ x: width - EDGE - length, y: EDGE },
	].map((corner) => ({ ...corner, width: length, height: SCALE_HEIGHT }));
	const isFree = (box: Box) =>
		!marks.some(({ x, y, radius }) =>
			overlap(box, { x: x - radius - 2, y: y - radius - 2, width: 2 * radius + 4, height: 2 * radius + 4 }),
		);
	return corners.find(isFree) ?? (corners[0] as Box);
}

/** Points further from the middle than this many times the usual distance are not part of the dense middle. */
const DENSE_REACH = 1.75;
/** A point without which the closer map would be smaller by this share is left to the wider one. */
const LONER_SHARE = 0.25;
/** A closer map is worth it when it shows at most this share of the whole extent, and this many points. */
const WORTHWHILE_SHARE = 0.5;
const WORTHWHILE_POINTS = 5;

/**
 * Indexes of the points that lie close together in the middle of the others, so that they deserve a map of their own;
 * null when one map shows all points well enough.
 */
export function densePart(points: ReadonlyArray<LonLat>): Array<number> | null {
	if (points.length <= WORTHWHILE_POINTS) return null;
	const lon = median(points.map((point) => point.lon));
	const lat = median(points.map((point) => point.lat));
	const narrowing = Math.cos((lat * Math.PI) / 180);
	const distances = points.map((point) => Math.hypot((point.lon - lon) * narrowing, point.lat - lat));
	const reach = DENSE_REACH * median(distances);
	const dense = withoutLoners(
		points,
		[...points.keys()].filter((index) => (distances[index] ?? 0) <= reach),
	);
	const inside = dense.flatMap((index) => points[index] ?? []);
	if (dense.length < WORTHWHILE_POINTS || dense.length === points.length) return null;
	return longest(extentOf(inside)) <= WORTHWHILE_SHARE * longest(extentOf(points)) ? dense : null;
}

function withoutLoners(points: ReadonlyArray<LonLat>, indexes: Array<number>): Array<number> {
	if (indexes.length <= WORTHWHILE_POINTS) return indexes;
	const lengthOf = (some: ReadonlyArray<number>) =>
		longest(extentOf(some.flatMap((index) => points[index] ?? [])));
	const whole = lengthOf(indexes);
	const rests = indexes.map((index) => indexes.filter((other) => other !== index));
	const best = rests.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
	if (best === undefined || lengthOf(best) > (1 - LONER_SHARE) * whole) return indexes;
	return withoutLoners(points, best);
}

/** The extent with room around it, in degrees. */
export function widened({ west, east, south, north }: Extent, degrees: number): Extent {
	return { west: west - degrees, east: east + degrees, south: south - degrees, north: north + degrees };
}

function longest({ west, east, south, north }: Extent): number {
	const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
	return Math.max((east - west) * narrowing, north - south);
}

function median(values: ReadonlyArray<number>): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
