import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import type { AssignmentListView, AssignmentRow } from '../views';

/** All assignments of a class, in the order students see them. */
export function AssignmentList({ view, notice }: { view: AssignmentListView; notice: string | null }) {
	const { classId, assignments } = view;
	return (
		<>
			<h1>Assignments</h1>
			{notice === null ? null : (
				<p className="notice" role="status">
					{notice}
				</p>
			)}
			<p className="actions">
				{view.mayManage ? (
					<Link className="button" to={paths.newAssignment(classId)}>
						New assignment
					</Link>
				) : null}
				<Link className="button quiet" to={paths.teachAccommodations(classId)}>
					Accommodations
				</Link>
			</p>
			{view.archived ? <p className="notice">This class is archived: nothing in it can be changed.</p> : null}
			{assignments.length === 0 ? (
				<p>
					Nothing is assigned yet. An assignment is a module, a lesson or a quiz with dates; students see it
					under “My progress” once it is published.
				</p>
			) : (
				<ScrollRegion aria-label="Assignments">
					<table className="assignments">
						<thead>
							<tr>
								<th scope="col">Assignment</th>
								<th scope="col">State</th>
								<th scope="col">Dates</th>
								<th scope="col">For</th>
								<th scope="col" className="number">
									Done
								</th>
								{view.mayManage ? <th scope="col">Order</th> : null}
							</tr>
						</thead>
						<tbody>
							{assignments.map((row, at) => (
								<Row
									key={row.id}
									row={row}
									view={view}
									first={at === 0}
									last={at === assignments.length - 1}
								/>
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
		</>
	);
}

interface RowProps {
	row: AssignmentRow;
	view: AssignmentListView;
	first: boolean;
	last: boolean;
}

function Row({ row, view, first, last }: RowProps) {
	const dates = [
		['Opens', row.opens],
		['Due', row.due],
		['Closes', row.closes],
	].filter(([, date]) => date !== null);
	return (
		<tr>
			<th scope="row">
				<Link to={paths.teachAssignment(view.classId, row.id)}>{row.title}</Link>
				<br />
				<span className="soft">{row.what}</span>
			</th>
			<td>{row.state}</td>
			<td>
				{dates.length === 0
					? 'no dates'
					: dates.map(([name, date]) => (
							<span key={name} className="line">
								{name}: {date}
							</span>
						))}
				{row.overrides === 0 ? null : (
					<Link className="line" to={paths.teachOverrides(view.classId, row.id)}>
						{row.overrides} with other rules<span className="visually-hidden"> in {row.title}</span>
					</Link>
				)}
			</td>
			<td>{row.audience}</td>
			<td className="number">{row.done}</td>
			{view.mayManage ? (
				<td className="row-actions">
					{first ? null : <Act row={row} intent="up" words="Move up" sign="↑" />}
					{last ? null : <Act row={row} intent="down" words="Move down" sign="↓" />}
					{row.draft ? <Act row={row} intent="delete" words="Delete the draft" sign="Delete" /> : null}
				</td>
			) : null}
		</tr>
	);
}

function Act({
	row,
	intent,
	words,
	sign,
}: {
	row: AssignmentRow;
	intent: string;
	words: string;
	sign: string;
}) {
	return (
		<Form method="post">
			<input type="hidden" name="assignment" value={row.id} />
			<button type="submit" name="intent" value={intent} className="step-button" title={words}>
				<span aria-hidden="true">{sign}</span>
				<span className="visually-hidden">
					{words}: {row.title}
				</span>
			</button>
		</Form>
	);
}
