/** A time axis as SVG. Rendered on the server and for lessons at build time; needs no script and no inline style. */
import { dateInWords, spanOf } from '~/core/pictures/dates';
import {
	layoutTimeline,
	type TimelineLayout,
	type TimelineMark,
	type YearWindow,
} from '~/core/pictures/time-axis';
import { PICTURE_SIZES, Variants } from './variants';

export interface PictureEvent {
	id: string;
	/** As in the list beside the picture. */
	number: number;
	date: string;
	end: string | null;
	title: string;
}

/**
 * @param events those in the window, in order of time
 * @param list how the text alternative calls the place where the same events stand in words
 */
export function TimelinePicture({
	events,
	window,
	list,
}: {
	events: ReadonlyArray<PictureEvent>;
	window: YearWindow;
	list: string;
}) {
	const count = events.length === 1 ? 'one event' : `${events.length} events`;
	const years = window.from === window.to ? `the year ${window.from}` : `${window.from} to ${window.to}`;
	const label = `Time axis of ${years} with ${count}. ${list}`;
	const drawn = events.map(({ date, end, title }) => ({ span: spanOf(date, end), title }));
	return (
		<Variants
			draw={(size) => (
				<TimeAxis layout={layoutTimeline(drawn, window, PICTURE_SIZES[size])} events={events} label={label} />
			)}
		/>
	);
}

function TimeAxis({
	layout,
	events,
	label,
}: {
	layout: TimelineLayout;
	events: ReadonlyArray<PictureEvent>;
	label: string;
}) {
	const { width, height, axisY, ticks, marks } = layout;
	return (
		<svg
			className="timeline-picture"
			viewBox={`0 0 ${width} ${height}`}
			width={width}
			height={height}
			role="img"
			aria-label={label}
		>
			{ticks.map(({ x }) => (
				<line key={x} className="pic-grid" x1={x} y1={0} x2={x} y2={axisY} />
			))}
			{marks.map(({ index, x, y }) => (
				<line key={index} className="pic-stem" x1={x} y1={y} x2={x} y2={axisY} />
			))}
			<line className="pic-axis" x1={0} y1={axisY} x2={width} y2={axisY} />
			{ticks.map(({ x, label: text, anchor, year }) => (
				<g key={x}>
					<line className="pic-axis" x1={x} y1={axisY} x2={x} y2={axisY + 5} />
					<text
						className={year ? 'pic-tick' : 'pic-tick pic-month'}
						x={anchor === 'start' ? 0 : anchor === 'end' ? width : x}
						y={axisY + 19}
						textAnchor={anchor}
					>
						{text}
					</text>
				</g>
			))}
			{marks.map((mark) => {
				const event = events[mark.index];
				return event === undefined ? null : <Mark key={event.id} mark={mark} event={event} layout={layout} />;
			})}
		</svg>
	);
}

const BAR = 6;

function Mark({ mark, event, layout }: { mark: TimelineMark; event: PictureEvent; layout: TimelineLayout }) {
	const { x, y, start, end, cutStart, cutEnd, barStart, label } = mark;
	return (
		<g>
			<title>{`${dateInWords(event.date, event.end)}: ${event.title}`}</title>
			{end - start > 2 * layout.badgeRadius ? (
				<rect className="pic-bar" x={barStart} y={y - BAR / 2} width={round(end - barStart)} height={BAR} />
			) : null}
			{cutStart ? <path className="pic-cut" d={`M${start - 9} ${y} l9 -6 v12 z`} /> : null}
			{cutEnd ? <path className="pic-cut" d={`M${end + 9} ${y} l-9 -6 v12 z`} /> : null}
			<circle className="pic-badge" cx={x} cy={y} r={layout.badgeRadius} />
			<text className="pic-number" x={x} y={y + 4} textAnchor="middle">
				{event.number}
			</text>
			{label === null ? null : (
				<text
					className="pic-title"
					x={label.x}
					y={y + 4}
					textAnchor={label.side === 'right' ? 'start' : 'end'}
				>
					{label.text}
				</text>
			)}
		</g>
	);
}

function round(length: number): number {
	return Math.round(length * 10) / 10;
}
