import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { PeopleView, StudentRow } from '../views';

function Row({ row, view }: { row: StudentRow; view: PeopleView }) {
	const { membershipId, userId, name, login, group, joinedAt, waiting } = row;
	return (
		<tr>
			{view.mayManage && (
				<td>
					<input type="checkbox" name="member" value={membershipId} aria-label={`Choose ${name}`} />
				</td>
			)}
			<th scope="row">
				<Link to={paths.teachStudent(view.classId, userId)}>{name}</Link>
			</th>
			{view.mayManage && <td className="breakable">{login}</td>}
			<td>{group}</td>
			<td>
				<time dateTime={joinedAt}>{joinedAt.slice(0, 10)}</time>
			</td>
			<td>{waiting ? 'has not signed in yet' : 'active'}</td>
		</tr>
	);
}

/** A page of students; what an instructor does with those who are chosen is below the table. */
export function StudentsForm({ view }: { view: PeopleView }) {
	const { mayManage, students, groups, nextPage, firstPage } = view;
	return (
		<Form method="post">
			<div className="scroll">
				<table>
					<caption className="visually-hidden">Students</caption>
					<thead>
						<tr>
							{mayManage && (
								<th scope="col">
									<span className="visually-hidden">Choose</span>
								</th>
							)}
							<th scope="col">Name</th>
							{mayManage && <th scope="col">Signs in with</th>}
							<th scope="col">Group</th>
							<th scope="col">Joined</th>
							<th scope="col">State</th>
						</tr>
					</thead>
					<tbody>
						{students.map((row) => (
							<Row key={row.membershipId} row={row} view={view} />
						))}
					</tbody>
				</table>
			</div>
			{(nextPage !== null || firstPage !== null) && (
				<p className="actions">
					{firstPage !== null && <Link to={firstPage}>First page</Link>}
					{nextPage !== null && <Link to={nextPage}>Next page</Link>}
				</p>
			)}
			{mayManage && (
				<fieldset className="chosen">
					<legend>With the chosen students</legend>
					<div className="row-actions">
						{groups.length > 0 && (
							<>
								<label>
									<span className="visually-hidden">Group</span>
									<select name="group" defaultValue="">
										<option value="">no group</option>
										{groups.map(({ id, name }) => (
											<option key={id} value={id}>
												{name}
											</option>
										))}
									</select>
								</label>
								<button type="submit" name="intent" value="move" className="button quiet">
									Move to this group
								</button>
							</>
						)}
						<button type="submit" name="intent" value="passwords" className="button quiet">
							New one-time passwords
						</button>
						<button type="submit" name="intent" value="remove" className="button quiet">
							Remove from the class
						</button>
					</div>
					<p className="soft">
						Removing keeps all work, and you can bring people back. One-time passwords are for students
						without a mail address; others ask for a new password themselves.
					</p>
				</fieldset>
			)}
		</Form>
	);
}
