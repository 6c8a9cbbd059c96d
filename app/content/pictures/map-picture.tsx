/**
 * A map as SVG: points and names, no borders, which would be somebody's claim. Rendered on the server and for lessons
 * at build time; needs no script and no inline style.
 */
import type { ReactNode } from 'react';
import {
	densePart,
	type LabelLine,
	layoutMap,
	type MapLayout,
	type MapPoint,
	type MapSize,
	widened,
} from '~/core/pictures/map-layout';
import { type Extent, extentOf } from '~/core/pictures/map-projection';
import type { PlaceKind } from '../types';
import { PICTURE_SIZES, type PictureSize, Variants } from './variants';

export interface PicturePlace {
	id: string;
	/** As in the table beside the map. */
	number: number;
	names: ReadonlyArray<{ name: string }>;
	kind: PlaceKind;
	lon: number;
	lat: number;
	bordersArmenia: boolean | null;
}

type Shape = 'circle' | 'square' | 'diamond' | 'none';

function shapeOf({ kind, bordersArmenia }: PicturePlace): Shape {
	if (kind === 'town') return 'circle';
	if (kind === 'district') return bordersArmenia === true ? 'diamond' : 'square';
	return 'none';
}

const RADIUS: Record<Shape, number> = { circle: 4.5, square: 5.5, diamond: 7, none: 0 };

/** The name that the course uses; a district is called one, because its town often has the same name. */
export function titleOf({ names, kind }: Pick<PicturePlace, 'names' | 'kind'>): string {
	const name = names[0]?.name ?? '';
	return kind === 'district' ? `${name} district` : name;
}

/** The other names, without repetition. */
export function otherNames({ names }: Pick<PicturePlace, 'names'>): Array<string> {
	const all = names.map(({ name }) => name);
	return [...new Set(all)].filter((name) => name !== all[0]);
}

function linesOf(place: PicturePlace): Array<LabelLine> {
	const area = shapeOf(place) === 'none';
	const others = otherNames(place);
	return [
		{ text: titleOf(place), size: place.kind === 'country' ? 18 : area ? 16 : 14, bold: !area },
		...(others.length === 0 ? [] : [{ text: others.join(' · '), size: 12, bold: false }]),
		...(shapeOf(place) === 'diamond' ? [{ text: 'borders Armenia', size: 12, bold: false }] : []),
	];
}

const CLOSE_SIZES: Record<PictureSize, MapSize> = {
	narrow: { width: PICTURE_SIZES.narrow, leastHeight: 180, mostHeight: 420, margin: 26, names: false },
	middle: { width: PICTURE_SIZES.middle, leastHeight: 260, mostHeight: 720, margin: 62, names: true },
	wide: { width: PICTURE_SIZES.wide, leastHeight: 300, mostHeight: 760, margin: 64, names: true },
};
const WHOLE_SIZES: Record<PictureSize, MapSize> = {
	narrow: { ...CLOSE_SIZES.narrow, leastHeight: 120 },
	middle: { ...CLOSE_SIZES.middle, leastHeight: 200, margin: 70 },
	wide: { ...CLOSE_SIZES.wide, leastHeight: 240, mostHeight: 480, margin: 80 },
};
/** Around the points of the closer map, in degrees. */
const FRAME_ROOM = 0.08;

/**
 * @param places in the order of their numbers
 * @param list how the text alternative calls the place where the same places stand in words
 */
export function MapPicture({ places, list }: { places: ReadonlyArray<PicturePlace>; list: string }) {
	const spots = places.filter(({ kind }) => kind !== 'country');
	const dense = densePart(spots);
	const close = dense === null ? null : dense.flatMap((index) => spots[index] ?? []);
	const count = places.length === 1 ? 'one place' : `${places.length} places`;
	if (close === null) {
		return (
			<figure className="map-figure">
				<Sketch places={places} sizes={CLOSE_SIZES} label={`Map of ${count}. ${list}`} frame={null} />
				<Legend places={places} />
			</figure>
		);
	}
	const frame = widened(extentOf(close), FRAME_ROOM);
	return (
		<figure className="map-figure">
			<Sketch
				places={close}
				sizes={CLOSE_SIZES}
				label={`Map of the ${close.length} places that lie close together. ${list}`}
				frame={null}
			/>
			<p className="map-caption ui">The wider map. What lies in the frame is on the map above.</p>
			<Sketch
				places={places}
				unlabelled={new Set(close.map(({ id }) => id))}
				sizes={WHOLE_SIZES}
				label={`Map of all ${count}; a frame shows where the closer map lies. ${list}`}
				frame={frame}
			/>
			<Legend places={places} />
		</figure>
	);
}

function Sketch({
	places,
	unlabelled = new Set(),
	sizes,
	label,
	frame,
}: {
	places: ReadonlyArray<PicturePlace>;
	/** Ids of places whose names stand on another map. */
	unlabelled?: ReadonlySet<string>;
	sizes: Record<PictureSize, MapSize>;
	label: string;
	frame: Extent | null;
}) {
	const points: Array<MapPoint> = places.map((place) => ({
		lon: place.lon,
		lat: place.lat,
		number: place.number,
		radius: unlabelled.has(place.id) ? Math.min(2, RADIUS[shapeOf(place)]) : RADIUS[shapeOf(place)],
		lines: unlabelled.has(place.id) ? [] : linesOf(place),
	}));
	const extent = extentOf(frame === null ? points : [...points, ...cornersOf(frame)]);
	return (
		<Variants
			draw={(size) => (
				<MapSketch
					places={places}
					points={points}
					layout={layoutMap(points, extent, sizes[size], frame)}
					label={label}
				/>
			)}
		/>
	);
}

function cornersOf({ west, east, south, north }: Extent) {
	return [
		{ lon: west, lat: south },
		{ lon: east, lat: north },
	];
}

function MapSketch({
	places,
	points,
	layout,
	label,
}: {
	places: ReadonlyArray<PicturePlace>;
	points: ReadonlyArray<MapPoint>;
	layout: MapLayout;
	label: string;
}) {
	const { width, height, marks, scale, frame } = layout;
	return (
		<svg
			className="map-picture"
			viewBox={`0 0 ${width} ${height}`}
			width={width}
			height={height}
			role="img"
			aria-label={label}
		>
			<rect className="pic-sheet" x={0.5} y={0.5} width={width - 1} height={height - 1} />
			{frame === null ? null : <rect className="pic-frame" {...frame} />}
			{marks.map((mark) => {
				const place = places[mark.index];
				const line = mark.label?.leader ?? null;
				return place === undefined || line === null ? null : (
					<line
						key={place.id}
						className="pic-leader"
						x1={round(line.x1)}
						y1={round(line.y1)}
						x2={round(line.x2)}
						y2={round(line.y2)}
					/>
				);
			})}
			{marks.map((mark) => {
				const place = places[mark.index];
				const radius = points[mark.index]?.radius ?? 0;
				return place === undefined ? null : (
					<g key={place.id}>
						<title>{[titleOf(place), ...otherNames(place)].join(' · ')}</title>
						<Sign shape={shapeOf(place)} x={mark.x} y={mark.y} radius={radius} />
						{mark.label === null ? null : (
							<Label label={mark.label} area={shapeOf(place) === 'none'} country={place.kind === 'country'} />
						)}
					</g>
				);
			})}
			<ScaleBar {...scale} />
		</svg>
	);
}

function Sign({ shape, x, y, radius }: { shape: Shape; x: number; y: number; radius: number }): ReactNode {
	if (radius === 0) return null;
	if (shape === 'circle') return <circle className="pic-town" cx={x} cy={y} r={radius} />;
	if (shape === 'square') {
		return (
			<rect
				className="pic-district"
				x={round(x - radius)}
				y={round(y - radius)}
				width={2 * radius}
				height={2 * radius}
			/>
		);
	}
	return (
		<path
			className="pic-border"
			d={`M${x} ${round(y - radius)} L${round(x + radius)} ${y} L${x} ${round(y + radius)} L${round(x - radius)} ${y} z`}
		/>
	);
}

function Label({
	label,
	area,
	country,
}: {
	label: NonNullable<MapLayout['marks'][number]['label']>;
	area: boolean;
	country: boolean;
}) {
	const { box, align, lines, isNumber } = label;
	const x = align === 'start' ? box.x : align === 'end' ? box.x + box.width : box.x + box.width / 2;
	let y = box.y;
	return (
		<text
			className={isNumber ? 'pic-name pic-key' : area ? (country ? 'pic-country' : 'pic-region') : 'pic-name'}
			textAnchor={align}
		>
			{lines.map(({ text, size, bold }) => {
				y += size * 1.18;
				return (
					<tspan
						key={text}
						className={bold ? 'pic-bold' : undefined}
						fontSize={size}
						x={round(x)}
						y={round(y - size * 0.3)}
					>
						{text}
					</tspan>
				);
			})}
		</text>
	);
}

function ScaleBar({ km, length, x, y }: MapLayout['scale']) {
	return (
		<g>
			<path className="pic-scale" d={`M${x} ${y + 18} v6 h${length} v-6`} />
			<text className="pic-tick" x={x} y={y + 14}>
				{km} km
			</text>
		</g>
	);
}

const KINDS: Array<{ shape: Shape; words: string }> = [
	{ shape: 'circle', words: 'town' },
	{ shape: 'diamond', words: 'district that borders Armenia' },
	{ shape: 'square', words: 'district that does not border Armenia' },
];

/** Only the signs that the map has. */
function Legend({ places }: { places: ReadonlyArray<PicturePlace> }) {
	const shapes = new Set(places.map(shapeOf));
	return (
		<figcaption className="map-legend ui">
			<ul>
				{KINDS.filter(({ shape }) => shapes.has(shape)).map(({ shape, words }) => (
					<li key={shape}>
						<svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
							<Sign shape={shape} x={8} y={8} radius={RADIUS[shape]} />
						</svg>{' '}
						{words}
					</li>
				))}
			</ul>
			<p>
				A sketch: every sign is a point near the place, and nothing on it is a border. North is up. Where a
				number stands in place of a name, it is that of the list.
			</p>
		</figcaption>
	);
}

function round(length: number): number {
	return Math.round(length * 10) / 10;
}
