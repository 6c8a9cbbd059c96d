import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { type FormReply, SelectField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { PersonView } from '../views';
import { ROLE_WORDS, When } from './words';

interface PersonPageProps {
	person: PersonView;
	/** What has just been done, in a sentence. */
	notice: string | null;
	/** A link that was just made; shown once. */
	link: string | null;
	reply: FormReply | null;
}

/** One person, and what an admin may do about their account. */
export function PersonPage({ person, notice, link, reply }: PersonPageProps) {
	return (
		<>
			<p>
				<Link to={paths.adminPeople()}>All people</Link>
			</p>
			<h1>{person.name}</h1>
			{notice !== null && reply === null && (
				<p className="notice" role="status">
					{notice}
				</p>
			)}
			{link !== null && (
				<p className="notice" role="status">
					Give this link to {person.name} yourself. It sets a new password, once, within one hour, and is not
					shown again: <code className="admin-link">{link}</code>
				</p>
			)}
			<p className="soft">
				{ROLE_WORDS[person.role]} · {person.suspended ? 'suspended' : 'may sign in'} ·{' '}
				{[person.email, person.username].filter((login) => login !== null).join(', ')} · since{' '}
				<When instant={person.since} /> · {person.sessions} open{' '}
				{person.sessions === 1 ? 'session' : 'sessions'}
			</p>
			{person.request !== null && (
				<p className="notice">
					{person.request.reason === '' ? 'Asks to teach.' : `Asks to teach: “${person.request.reason}”`}{' '}
					<Link to={paths.admin()}>Answer on the overview</Link>
				</p>
			)}
			<Classes person={person} />
			<h2>Role</h2>
			<PostForm
				form="role"
				reply={reply?.values.intent === 'role' ? reply : null}
				submit="Save the role"
				intent="role"
			>
				<SelectField
					name="role"
					label="Role"
					hint="An instructor makes classes; an admin runs the site. Places in classes stay as they are."
					defaultValue={person.role}
				>
					{Object.entries(ROLE_WORDS).map(([role, word]) => (
						<option key={role} value={role}>
							{word}
						</option>
					))}
				</SelectField>
			</PostForm>
			<h2>Account</h2>
			{reply !== null && reply.values.intent !== 'role' && (
				<p className="notice bad" role="alert">
					{Object.values(reply.errors).flat().join(' ')}
				</p>
			)}
			<div className="admin-acts">
				<Act intent="reset-link" label="Make a link for a new password" />
				<Act intent="sign-out" label="Sign out everywhere" />
				{person.suspended ? (
					<Act intent="readmit" label="Let in again" />
				) : (
					!person.self && <Act intent="suspend" label="Suspend" />
				)}
			</div>
			<p className="soft">
				Suspending ends all sessions and links and keeps the work. Everything done here is in the{' '}
				<Link to={paths.adminAudit(`?person=${person.id}`)}>audit log</Link>.
			</p>
		</>
	);
}

function Classes({ person: { classes } }: { person: PersonView }) {
	if (classes.length === 0) return null;
	return (
		<>
			<h2>Classes</h2>
			<ul>
				{classes.map(({ id, name, role }) => (
					<li key={id}>
						<Link to={paths.teachClass(id)}>{name}</Link>, {role}
					</li>
				))}
			</ul>
		</>
	);
}

function Act({ intent, label }: { intent: string; label: string }) {
	return (
		<Form method="post">
			<input type="hidden" name="intent" value={intent} />
			<button type="submit" className="button quiet">
				{label}
			</button>
		</Form>
	);
}
