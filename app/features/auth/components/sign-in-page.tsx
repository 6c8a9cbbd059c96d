import { Link } from '@remix-run/react';
import { type FormReply, PasswordField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { LOGIN_MOST } from '../limits';

interface SignInPageProps {
	/** Whether there is a guest's work to add. */
	guest: boolean;
	/** Whether the person comes from setting a new password. */
	passwordWasSet: boolean;
	signupPath: string;
	forgotPath: string;
	reply: FormReply | null;
}

export function SignInPage({ guest, passwordWasSet, signupPath, forgotPath, reply }: SignInPageProps) {
	return (
		<main id="main" className="narrow">
			<h1>Sign in</h1>
			{passwordWasSet && (
				<p className="notice" role="status">
					Your new password is set. Sign in with it.
				</p>
			)}
			{guest && (
				<p>
					All that you have done here as a guest is added to your account. Where both have something, the
					better counts.
				</p>
			)}
			<PostForm form="sign-in" reply={reply} submit="Sign in" intent={null}>
				<TextField
					name="login"
					label="E-mail address or user name"
					required
					maxLength={LOGIN_MOST}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
				/>
				<PasswordField name="password" label="Password" required autoComplete="current-password" />
			</PostForm>
			<p>
				<Link to={forgotPath}>I forgot my password</Link>
			</p>
			<p>
				You have no account? <Link to={signupPath}>Sign up</Link>.
			</p>
		</main>
	);
}
