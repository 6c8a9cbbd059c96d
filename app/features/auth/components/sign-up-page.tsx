import { Link } from '@remix-run/react';
import { CheckField, type FormReply, PasswordField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { LOGIN_MOST, NAME_MOST, PASSWORD_LEAST, PASSWORD_MOST } from '../limits';

interface SignUpPageProps {
	/** Whether there is a guest's work to keep. */
	guest: boolean;
	/** Whether a teacher has to wait for the site's owner. */
	approval: boolean;
	/** Whether this site takes no new accounts. */
	closed: boolean;
	/** Where people with an account go. */
	loginPath: string;
	reply: FormReply | null;
}

export function SignUpPage({ guest, approval, closed, loginPath, reply }: SignUpPageProps) {
	if (closed) {
		return (
			<main id="main" className="narrow">
				<h1>Sign up</h1>
				<p>
					This site takes no new accounts. The person who runs it can make one for you; the foot of this page
					may say how to reach them.
				</p>
				<p>
					You have an account? <Link to={loginPath}>Sign in</Link>.
				</p>
			</main>
		);
	}
	return (
		<main id="main" className="narrow">
			<h1>Sign up</h1>
			{guest && (
				<p>All that you have done here as a guest stays: it becomes the beginning of your account.</p>
			)}
			<p>
				You have an account? <Link to={loginPath}>Sign in</Link>.
			</p>
			<PostForm form="sign-up" reply={reply} submit="Sign up" intent={null}>
				<TextField
					name="name"
					label="Your name"
					hint="As your teacher and your certificate should say it."
					required
					maxLength={NAME_MOST}
					autoComplete="name"
				/>
				<TextField
					name="login"
					label="E-mail address or user name"
					hint="You sign in with it. Without an e-mail address, only the site’s owner can help you when you forget the password."
					required
					maxLength={LOGIN_MOST}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
				/>
				<PasswordField
					name="password"
					label="Password"
					hint={`At least ${PASSWORD_LEAST} characters. A few words in a row are easy to remember.`}
					required
					minLength={PASSWORD_LEAST}
					maxLength={PASSWORD_MOST}
					autoComplete="new-password"
				/>
				<CheckField
					name="teach"
					label="I teach"
					hint={
						approval
							? 'The site’s owner has to agree. Until then you have a learner’s account.'
							: 'You get classes and what belongs to them.'
					}
				/>
			</PostForm>
		</main>
	);
}
