import type { QuestionView } from '../views';
import { percent, span } from '../words';

/** Height of a row, in pixels. */
const ROW = 34;
/** Room below for the scale. */
const FOOT = 22;

/** One bar a question: how hard it was, with its interval. The table below says the same. */
export function FacilityChart({ questions }: { questions: ReadonlyArray<QuestionView> }) {
	const shown = questions.filter(({ statistics }) => statistics?.facility != null);
	if (shown.length === 0) return null;
	const height = shown.length * ROW;
	return (
		<figure className="facility-chart">
			<figcaption>
				Facility: the share of the points that was earned, with its 95 % interval. The table below has the
				same figures.
			</figcaption>
			<svg
				role="img"
				aria-label={`Facility of ${shown.length} questions, also in the table below`}
				width="100%"
				height={height + FOOT}
			>
				{[0, 25, 50, 75, 100].map((tick) => (
					<g key={tick}>
						<line x1={at(tick)} x2={at(tick)} y1={0} y2={height} className="grid" />
						<text x={at(tick)} y={height + 16} className="tick" textAnchor={tick === 100 ? 'end' : 'middle'}>
							{tick} %
						</text>
					</g>
				))}
				{shown.map(({ itemId, number, statistics }, row) => {
					const facility = statistics?.facility ?? 0;
					const interval = statistics?.facilityInterval ?? null;
					const y = row * ROW;
					return (
						<g key={itemId}>
							<title>{`Question ${number}: ${percent(facility)}, interval ${span(interval)}`}</title>
							<text x="0" y={y + 22} className="label">
								Q{number}
							</text>
							<rect x={at(0)} y={y + 9} width={`${0.88 * clip(facility)}%`} height="16" className="bar" />
							{interval !== null && (
								<>
									<line
										x1={at(interval.low)}
										x2={at(interval.high)}
										y1={y + 17}
										y2={y + 17}
										className="whisker"
									/>
									<line
										x1={at(interval.low)}
										x2={at(interval.low)}
										y1={y + 12}
										y2={y + 22}
										className="whisker"
									/>
									<line
										x1={at(interval.high)}
										x2={at(interval.high)}
										y1={y + 12}
										y2={y + 22}
										className="whisker"
									/>
								</>
							)}
						</g>
					);
				})}
			</svg>
		</figure>
	);
}

const clip = (percentage: number) => Math.min(100, Math.max(0, percentage));

/** Where a percentage stands: names take the first tenth of the width. */
function at(percentage: number): string {
	return `${10 + 0.88 * clip(percentage)}%`;
}
