import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { InvitationLink, PasswordSheetView, PeopleView } from '../views';
import { InvitationLinks, Invitations } from './invitations';
import { PasswordSheet } from './password-sheet';
import { StudentsForm } from './students-form';

interface PeoplePageProps {
	view: PeopleView;
	/** What has just been done, as a sentence; null for nothing. */
	said: string | null;
	/** What could not be done; null for nothing. */
	problem: string | null;
	sheet: PasswordSheetView | null;
	links: Array<InvitationLink>;
}

function Left({ view: { left, mayManage } }: { view: PeopleView }) {
	if (left.length === 0) return null;
	return (
		<details>
			<summary>Left the class ({left.length})</summary>
			<p className="soft">Their work is kept. Who comes back finds all of it.</p>
			<ul className="form-list">
				{left.map(({ membershipId, name, leftAt }) => (
					<li key={membershipId}>
						<p>
							<b>{name}</b>
							<br />
							<span className="soft">
								left on <time dateTime={leftAt}>{leftAt.slice(0, 10)}</time>
							</span>
						</p>
						{mayManage && (
							<Form method="post">
								<input type="hidden" name="member" value={membershipId} />
								<button type="submit" name="intent" value="restore" className="button quiet">
									Bring back<span className="visually-hidden"> {name}</span>
								</button>
							</Form>
						)}
					</li>
				))}
			</ul>
		</details>
	);
}

function Groups({ view: { classId, groups, shownGroup, total, mayManage } }: { view: PeopleView }) {
	const people = paths.teachClass(classId, 'people');
	return (
		<nav aria-label="Groups" className="group-links">
			<Link to={people} aria-current={shownGroup === null ? 'true' : undefined}>
				All ({total})
			</Link>
			{groups.map(({ id, name, students }) => (
				<Link
					key={id}
					to={`${people}?${new URLSearchParams({ group: id })}`}
					aria-current={shownGroup === id ? 'true' : undefined}
				>
					{name} ({students})
				</Link>
			))}
			{mayManage && <Link to={paths.teachGroups(classId)}>Change the groups</Link>}
		</nav>
	);
}

/** The students of a class, who was invited, who left. */
export function PeoplePage({ view, said, problem, sheet, links }: PeoplePageProps) {
	const { classId, mayManage, total, students, teachers } = view;
	return (
		<>
			<h1>People</h1>
			{said !== null && (
				<p className="notice" role="status">
					{said}
				</p>
			)}
			{problem !== null && (
				<p className="notice bad" role="alert">
					{problem}
				</p>
			)}
			{sheet !== null && <PasswordSheet sheet={sheet} />}
			<InvitationLinks links={links} />
			<p>
				Teachers:{' '}
				{teachers.map(({ name, role }) => (role === 'assistant' ? `${name} (assistant)` : name)).join(', ')}
				{mayManage && (
					<>
						{' '}
						<Link to={paths.teachTeachers(classId)}>Change the teachers</Link>
					</>
				)}
			</p>
			{mayManage && (
				<p className="actions">
					<Link to={paths.teachAddPeople(classId)} className="button">
						Add people by a list
					</Link>
					<Link to={`${paths.teachClass(classId, 'settings')}#code`} className="button quiet">
						Code and link for joining
					</Link>
				</p>
			)}
			{total === 0 ? (
				<p>
					{mayManage
						? 'Nobody is in the class yet. Paste the list of your students, or give them the code; both work, also together.'
						: 'Nobody is in the class yet.'}
				</p>
			) : (
				<>
					<Groups view={view} />
					{students.length === 0 ? <p>Nobody is in this group.</p> : <StudentsForm view={view} />}
				</>
			)}
			<Invitations invitations={view.invitations} />
			<Left view={view} />
		</>
	);
}
