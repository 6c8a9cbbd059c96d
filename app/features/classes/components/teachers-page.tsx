import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { type FormReply, SelectField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { InvitationLink, TeachersView } from '../views';
import { InvitationLinks, Invitations } from './invitations';

/** What has just been done, said once. */
export type TeachersNotice = 'added' | 'invited' | 'role' | 'removed' | 'withdrawn' | 'renewed';

const NOTICES = {
	added: 'Added. They have been told.',
	invited: 'Invited by mail. They are in the class as soon as they follow the link.',
	role: 'The role is changed.',
	removed: 'Done: that person does not teach here any more. What they did stays.',
	withdrawn: 'The invitation is taken back; its link does not work any more.',
	renewed: 'A new link is on its way by mail. The old one does not work any more.',
} satisfies Record<TeachersNotice, string>;

interface TeachersPageProps {
	view: TeachersView;
	notice: TeachersNotice | null;
	reply: FormReply | null;
	links: Array<InvitationLink>;
}

/** Instructors and assistants of a class. */
export function TeachersPage({ view, notice, reply, links }: TeachersPageProps) {
	const problem = reply?.values.intent === 'add' ? null : (reply?.errors['']?.[0] ?? null);
	return (
		<>
			<h1>Teachers</h1>
			<p>
				Instructors can change everything in this class. Assistants see it all, mark and write messages; they
				change neither the class nor its assignments.
			</p>
			{notice !== null && reply === null && links.length === 0 && (
				<p className="notice" role="status">
					{NOTICES[notice]}
				</p>
			)}
			{problem !== null && (
				<p className="notice bad" role="alert">
					{problem}
				</p>
			)}
			<InvitationLinks links={links} />
			<ul className="form-list">
				{view.teachers.map(({ membershipId, name, role, you }) => (
					<li key={membershipId}>
						<p>
							<b>{name}</b>
							{you && ' (you)'}
							<br />
							<span className="soft">{role}</span>
						</p>
						<Form method="post" className="row-actions">
							<input type="hidden" name="member" value={membershipId} />
							<label>
								<span className="visually-hidden">Role of {name}</span>
								<select name="role" defaultValue={role}>
									<option value="instructor">Instructor</option>
									<option value="assistant">Assistant</option>
									<option value="student">Student</option>
								</select>
							</label>
							<button type="submit" name="intent" value="role" className="button quiet">
								Change<span className="visually-hidden"> the role of {name}</span>
							</button>
							<button type="submit" name="intent" value="remove" className="button quiet">
								Remove<span className="visually-hidden"> {name}</span>
							</button>
						</Form>
					</li>
				))}
			</ul>
			<h2>Add a teacher</h2>
			<PostForm form="add" reply={reply?.values.intent === 'add' ? reply : null} submit="Add" intent="add">
				<TextField
					name="login"
					label="Mail address or user name"
					hint="A mail address is invited; somebody with a user name is added at once and told."
					required
					autoComplete="off"
					autoCapitalize="none"
					spellCheck={false}
				/>
				<SelectField name="role" label="As" defaultValue="assistant">
					<option value="assistant">Assistant</option>
					<option value="instructor">Instructor</option>
				</SelectField>
			</PostForm>
			<Invitations invitations={view.invitations} />
			<p>
				<Link to={paths.teachClass(view.classId, 'people')}>Students of this class</Link>
			</p>
		</>
	);
}
