import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { type FormReply, PasswordField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { AccountView, SessionView } from '../account.server';
import { LOGIN_MOST, NAME_MOST, PASSWORD_LEAST, PASSWORD_MOST } from '../limits';

/** The forms of this page. */
type AccountIntent = 'name' | 'email' | 'password' | 'end-session' | 'end-others';

/** What has just been done, said once. */
export type AccountNotice = 'name' | 'email' | 'password' | 'sessions' | 'approval' | 'reminders' | 'teach';

const NOTICES = {
	name: 'Your name is saved.',
	email: 'Your e-mail address is saved. From now on you sign in with it.',
	password: 'Your password is changed. You are signed out everywhere else.',
	sessions: 'Done: that session has ended.',
	approval:
		'Your account is there, and an admin of this site has been asked to let you teach. Until they agree you have a learner’s account.',
	reminders: 'Saved.',
	teach: 'You have an instructor’s rights now.',
} satisfies Record<AccountNotice, string>;

const ROLES = { learner: 'Learner', instructor: 'Instructor', admin: 'Administrator' } as const;

/** In UTC, so that server and browser write the same. */
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

interface GuestAccountPageProps {
	signupPath: string;
	loginPath: string;
	logoutPath: string;
}

/** A guest has nothing to change, but something to keep. */
export function GuestAccountPage({ signupPath, loginPath, logoutPath }: GuestAccountPageProps) {
	return (
		<main id="main" className="narrow">
			<h1>You are here as a guest</h1>
			<p>
				What you read and answer is kept, and only this browser can find it. When its cookies are deleted, or
				after a month without a visit, nobody can get back to it.
			</p>
			<p>With an account you find everything again, on any device. Nothing that you have done is lost.</p>
			<p className="actions">
				<Link to={signupPath} className="button">
					Sign up and keep my work
				</Link>
				<Link to={loginPath} className="button quiet">
					I have an account
				</Link>
			</p>
			<p className="ui">
				<Link to={logoutPath}>Sign out</Link>
			</p>
		</main>
	);
}

function EndButton({
	intent,
	session,
	label,
}: {
	intent: AccountIntent;
	session: SessionView | null;
	label: string;
}) {
	return (
		<Form method="post">
			<input type="hidden" name="intent" value={intent} />
			{session !== null && <input type="hidden" name="session" value={session.id} />}
			<button type="submit" className="button quiet">
				{label}
				{session !== null && <span className="visually-hidden">: {session.agent}</span>}
			</button>
		</Form>
	);
}

function Sessions({ sessions }: { sessions: Array<SessionView> }) {
	return (
		<section aria-labelledby="sessions">
			<h2 id="sessions">Where you are signed in</h2>
			<ul className="form-list ui">
				{sessions.map((session) => (
					<li key={session.id}>
						<p>
							<strong>{session.agent}</strong>
							{session.current && ', this one'}
							<br />
							<span className="soft">
								since <time dateTime={session.startedAt.toISOString()}>{DATE.format(session.startedAt)}</time>
							</span>
						</p>
						{!session.current && <EndButton intent="end-session" session={session} label="End" />}
					</li>
				))}
			</ul>
			{sessions.length > 1 && <EndButton intent="end-others" session={null} label="End all others" />}
		</section>
	);
}

interface AccountPageProps {
	account: AccountView;
	notice: AccountNotice | null;
	/** Where a new account goes on; null when it came from nowhere else. */
	continuePath: string | null;
	/** The answer to one of the forms; its `intent` value says which. */
	reply: FormReply | null;
	/** Forms of other features, which come before the sessions. */
	children: ReactNode;
}

export function AccountPage({ account, notice, continuePath, reply, children }: AccountPageProps) {
	const replyTo = (intent: AccountIntent) => (reply?.values.intent === intent ? reply : null);
	return (
		<main id="main" className="narrow">
			<h1>Your account</h1>
			{notice !== null && reply === null && (
				<p className="notice" role="status">
					{NOTICES[notice]}
				</p>
			)}
			{continuePath !== null && (
				<p>
					<Link to={continuePath}>Go on</Link>
				</p>
			)}
			<p className="ui soft">
				{ROLES[account.role]}
				{account.username !== null && ` · user name ${account.username}`}
				{account.email !== null && ` · ${account.email}`}
			</p>

			<h2>Name</h2>
			<PostForm form="name" reply={replyTo('name')} submit="Save the name" intent="name">
				<TextField
					name="name"
					label="Your name"
					defaultValue={account.name}
					required
					maxLength={NAME_MOST}
					autoComplete="name"
				/>
			</PostForm>

			<h2>E-mail address</h2>
			<PostForm form="email" reply={replyTo('email')} submit="Save the address" intent="email">
				<TextField
					name="email"
					label="E-mail address"
					hint="You sign in with it, and links for a new password go there."
					type="email"
					defaultValue={account.email ?? ''}
					required
					maxLength={LOGIN_MOST}
					autoComplete="email"
				/>
				<PasswordField
					name="currentPassword"
					label="Your password"
					hint="So that nobody else changes it."
					required
					autoComplete="current-password"
				/>
			</PostForm>

			<h2>Password</h2>
			<PostForm form="password" reply={replyTo('password')} submit="Change the password" intent="password">
				{/* Tells password managers whose password this is. */}
				<input
					type="text"
					name="username"
					autoComplete="username"
					defaultValue={account.email ?? account.username ?? ''}
					readOnly
					hidden
				/>
				<PasswordField
					name="currentPassword"
					label="The password you have now"
					required
					autoComplete="current-password"
				/>
				<PasswordField
					name="newPassword"
					label="New password"
					hint={`At least ${PASSWORD_LEAST} characters. You are then signed out everywhere else.`}
					required
					minLength={PASSWORD_LEAST}
					maxLength={PASSWORD_MOST}
					autoComplete="new-password"
				/>
			</PostForm>

			{children}

			<Sessions sessions={account.sessions} />
		</main>
	);
}
