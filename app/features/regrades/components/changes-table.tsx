import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import type { ChangeRow } from '../views';
import { percent } from '../words';

function direction({ before, after }: ChangeRow): string {
	return (after ?? -1) > (before ?? -1) ? '▲ up' : '▼ down';
}

/** Scores before and after a correction, student by student. */
export function ChangesTable({
	classId,
	rows,
	caption,
}: {
	classId: string;
	rows: ReadonlyArray<ChangeRow>;
	caption: string;
}) {
	return (
		<ScrollRegion aria-label={caption}>
			<table className="regrade-changes">
				<caption className="visually-hidden">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">Student</th>
						<th scope="col">Attempt</th>
						<th scope="col" className="number">
							Before
						</th>
						<th scope="col" className="number">
							After
						</th>
						<th scope="col">Change</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.attemptId}>
							<th scope="row">
								<Link to={paths.teachStudent(classId, row.userId)}>{row.name}</Link>
							</th>
							<td>
								{row.quizTitle}, attempt {row.number}
							</td>
							<td className="number">{percent(row.before)}</td>
							<td className="number">{percent(row.after)}</td>
							<td>{direction(row)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
