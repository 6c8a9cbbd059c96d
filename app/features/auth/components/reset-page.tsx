import { Link } from '@remix-run/react';
import { type FormReply, PasswordField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { PASSWORD_LEAST, PASSWORD_MOST } from '../limits';

interface ResetPageProps {
	/** The secret of the link; null when it does not work any more. */
	token: string | null;
	forgotPath: string;
	reply: FormReply | null;
}

export function ResetPage({ token, forgotPath, reply }: ResetPageProps) {
	return (
		<main id="main" className="narrow">
			<h1>Set a new password</h1>
			{token === null ? (
				<>
					<p className="notice warn" role="alert">
						This link does not work: it is too old, was used already, or is not complete.
					</p>
					<p>
						<Link to={forgotPath}>Ask for a new link</Link>
					</p>
				</>
			) : (
				<>
					<p>You are then signed out everywhere and sign in with the new password.</p>
					<PostForm form="reset" reply={reply} submit="Set the password" intent={null}>
						<input type="hidden" name="token" value={token} />
						<PasswordField
							name="password"
							label="New password"
							hint={`At least ${PASSWORD_LEAST} characters. A few words in a row are easy to remember.`}
							required
							minLength={PASSWORD_LEAST}
							maxLength={PASSWORD_MOST}
							autoComplete="new-password"
						/>
					</PostForm>
				</>
			)}
		</main>
	);
}
