import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import { queryText } from '../query';
import type { DashboardView } from '../views';

/** How each assignment is coming along, one line each; charts of one of them follow. */
export function AssignmentTable({ view: { classId, assignments, query, charts } }: { view: DashboardView }) {
	return (
		<section>
			<h2 id="assignments-title">Assignments</h2>
			{assignments.length === 0 ? (
				<p>
					Nothing is assigned yet. <Link to={paths.teachClass(classId, 'assignments')}>Assign something</Link>
					, and this page shows who has done it.
				</p>
			) : (
				<ScrollRegion aria-labelledby="assignments-title">
					<table>
						<thead>
							<tr>
								<th scope="col">Assignment</th>
								<th scope="col">Due</th>
								<th scope="col">Done</th>
								<th scope="col">Charts</th>
							</tr>
						</thead>
						<tbody>
							{assignments.map(({ id, title, due, of, done, late, started }) => (
								<tr key={id}>
									<th scope="row">
										<Link to={paths.teachAssignment(classId, id)}>{title}</Link>
									</th>
									<td>{due ?? 'no date'}</td>
									<td>
										<progress value={done} max={Math.max(1, of)} aria-hidden="true" />
										{done} of {of}
										{late > 0 && `, ${late} late`}
										{started > done && `, ${started - done} under way`}
									</td>
									<td>
										{charts?.assignmentId === id ? (
											<a href="#charts" aria-current="true">
												below
											</a>
										) : (
											<Link
												to={`${paths.teachClass(classId)}${queryText({ ...query, assignmentId: id })}#charts`}
												aria-label={`Charts of ${title}`}
											>
												show
											</Link>
										)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
		</section>
	);
}
