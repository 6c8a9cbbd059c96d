import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { type FormReply, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { GROUP_NAME_MOST } from '../limits';
import type { GroupsView } from '../views';

interface GroupsPageProps {
	view: GroupsView;
	done: boolean;
	reply: FormReply | null;
}

/** Groups of a class: made, renamed, deleted. Students are moved on the list of people. */
export function GroupsPage({ view: { classId, groups }, done, reply }: GroupsPageProps) {
	const problem = reply?.values.intent === 'create' ? null : Object.values(reply?.errors ?? {}).flat()[0];
	return (
		<>
			<h1>Groups</h1>
			<p>
				Assignments can be for a group, or have other dates for one. Students are put into groups on{' '}
				<Link to={paths.teachClass(classId, 'people')}>the list of people</Link>.
			</p>
			{done && reply === null && (
				<p className="notice" role="status">
					Saved.
				</p>
			)}
			{problem !== undefined && problem !== null && (
				<p className="notice bad" role="alert">
					{problem}
				</p>
			)}
			{groups.length === 0 && <p>There are no groups yet.</p>}
			<ul className="form-list">
				{groups.map(({ id, name, students, assignments }) => (
					<li key={id}>
						<p>
							<b>{name}</b>
							<br />
							<span className="soft">
								{students} {students === 1 ? 'student' : 'students'}
								{assignments > 0 && `, used in assignments ${assignments} ×`}
							</span>
						</p>
						<Form method="post" className="row-actions">
							<input type="hidden" name="group" value={id} />
							<label>
								<span className="visually-hidden">Name of the group {name}</span>
								<input name="name" defaultValue={name} maxLength={GROUP_NAME_MOST} required />
							</label>
							<button type="submit" name="intent" value="rename" className="button quiet">
								Rename<span className="visually-hidden"> {name}</span>
							</button>
							<button type="submit" name="intent" value="delete" className="button quiet">
								Delete<span className="visually-hidden"> {name}</span>
							</button>
						</Form>
					</li>
				))}
			</ul>
			<h2>New group</h2>
			<PostForm
				form="create"
				reply={reply?.values.intent === 'create' ? reply : null}
				submit="Make the group"
				intent="create"
			>
				<TextField name="name" label="Name" required maxLength={GROUP_NAME_MOST} />
			</PostForm>
		</>
	);
}
