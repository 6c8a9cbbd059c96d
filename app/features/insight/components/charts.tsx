import { percent } from '~/ui/percent';
import type { ChartsView } from '../views';

/** Of the drawing, in its own units. */
const WIDTH = 320;
const HEIGHT = 120;

/** Completion over time and the spread of scores of one assignment, each with its table. */
export function AssignmentCharts({ charts }: { charts: ChartsView }) {
	return (
		<section id="charts" aria-labelledby="charts-title" className="charts">
			<h2 id="charts-title">{charts.title}</h2>
			<div className="chart-pair">
				<Completion charts={charts} />
				<Scores charts={charts} />
			</div>
		</section>
	);
}

function Completion({ charts: { curve, dueX, dueWords, of } }: { charts: ChartsView }) {
	const first = curve[0];
	const last = curve.at(-1);
	if (first === undefined || last === undefined) return null;
	const point = (x: number, y: number) => `${(x * WIDTH).toFixed(1)},${((1 - y) * HEIGHT).toFixed(1)}`;
	const line = curve.map(({ x, y }) => point(x, y)).join(' ');
	// Rows in which nothing changed say nothing.
	const steps = curve.filter(
		({ done }, at) => at === 0 || at === curve.length - 1 || done !== curve[at - 1]?.done,
	);
	return (
		<figure>
			<figcaption>
				Finished over time: {last.done} of {of} by {last.day}
			</figcaption>
			<svg
				viewBox={`-2 -4 ${WIDTH + 4} ${HEIGHT + 8}`}
				className="chart"
				role="img"
				aria-label={`A line that rises to ${last.done} of ${of} students. The numbers are in the table.`}
			>
				<path className="grid" d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
				{dueX !== null && <path className="due" d={`M${(dueX * WIDTH).toFixed(1)} 0V${HEIGHT}`} />}
				<polygon className="area" points={`${point(first.x, 0)} ${line} ${point(last.x, 0)}`} />
				<polyline className="line" points={line} />
				<text x="0" y="9">
					{of} students
				</text>
				<circle className="end" cx={last.x * WIDTH} cy={(1 - last.y) * HEIGHT} r="3.5" />
			</svg>
			<p className="axis soft">
				<span>{first.day}</span>
				<span>{last.day}</span>
			</p>
			{dueWords !== null && (
				<p className="soft">
					Due {dueWords}
					{dueX !== null && ': the dashed line'}.
				</p>
			)}
			<details>
				<summary>As a table</summary>
				<table>
					<thead>
						<tr>
							<th scope="col">By the end of</th>
							<th scope="col" className="number">
								Finished
							</th>
						</tr>
					</thead>
					<tbody>
						{steps.map(({ x, day, done }) => (
							<tr key={x}>
								<th scope="row">{day}</th>
								<td className="number">
									{done} of {of}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</details>
		</figure>
	);
}

function Scores({ charts: { bins, scores, mean, median } }: { charts: ChartsView }) {
	if (mean === null || median === null) {
		return (
			<figure>
				<figcaption>Scores</figcaption>
				<p className="soft">Nobody has a score yet.</p>
			</figure>
		);
	}
	const most = Math.max(1, ...bins.map(({ count }) => count));
	const slot = WIDTH / bins.length;
	return (
		<figure>
			<figcaption>
				Scores of {scores}: median {percent(median)}, mean {percent(mean)}
			</figcaption>
			<svg
				viewBox={`-2 -4 ${WIDTH + 4} ${HEIGHT + 8}`}
				className="chart"
				role="img"
				aria-label={`Bars of how many students scored how much, ${most} at most in one. The numbers are in the table.`}
			>
				<path className="grid" d={`M0 ${HEIGHT}H${WIDTH}`} />
				{bins.map(({ from, count }, at) => {
					const height = (count / most) * (HEIGHT - 16);
					return (
						<g key={from}>
							<rect
								className="bin"
								x={at * slot + 1.5}
								y={HEIGHT - height}
								width={slot - 3}
								height={height}
								rx="1.5"
							/>
							{count > 0 && (
								<text x={(at + 0.5) * slot} y={HEIGHT - height - 4} textAnchor="middle">
									{count}
								</text>
							)}
						</g>
					);
				})}
			</svg>
			<p className="axis soft">
				<span>0 %</span>
				<span>50 %</span>
				<span>100 %</span>
			</p>
			<details>
				<summary>As a table</summary>
				<table>
					<thead>
						<tr>
							<th scope="col">Score</th>
							<th scope="col" className="number">
								Students
							</th>
						</tr>
					</thead>
					<tbody>
						{bins.map(({ from, to, count }) => (
							<tr key={from}>
								<th scope="row">{to === 100 ? '90 to 100 %' : `${from} to below ${to} %`}</th>
								<td className="number">{count}</td>
							</tr>
						))}
					</tbody>
				</table>
			</details>
		</figure>
	);
}
