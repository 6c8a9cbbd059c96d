import { Link } from '@remix-run/react';
import { type FormReply, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { LOGIN_MOST } from '../limits';

interface ForgotPageProps {
	/** `no-mail`: this site cannot send letters. */
	state: 'ask' | 'sent' | 'no-mail';
	loginPath: string;
	reply: FormReply | null;
}

export function ForgotPage({ state, loginPath, reply }: ForgotPageProps) {
	return (
		<main id="main" className="narrow">
			<h1>Set a new password</h1>
			{state === 'sent' && (
				<div className="notice" role="status">
					<p>
						If there is an account with this name and an e-mail address, a link is on its way to it. The link
						works once, within one hour. Nothing there? Look among the unwanted letters, and check how you
						wrote the address.
					</p>
				</div>
			)}
			{state === 'no-mail' && (
				<div className="notice">
					<p>
						This site sends no e-mail. Ask its owner for a link that lets you set a new password; the owner
						makes one with this command:
					</p>
					<p>
						<code>npm run admin -- reset-link --email you@example.org</code>
					</p>
				</div>
			)}
			{state === 'ask' && (
				<PostForm form="forgot" reply={reply} submit="Send me a link" intent={null}>
					<TextField
						name="login"
						label="E-mail address or user name"
						hint="We send a link to the e-mail address of your account."
						required
						maxLength={LOGIN_MOST}
						autoComplete="username"
						autoCapitalize="none"
						spellCheck={false}
					/>
				</PostForm>
			)}
			<p>
				<Link to={loginPath}>Back to signing in</Link>
			</p>
		</main>
	);
}
