import { Form } from '@remix-run/react';
import { type FormReply, PasswordField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { PASSWORD_LEAST, PASSWORD_MOST } from '../limits';

interface NewPasswordPageProps {
	name: string;
	logoutPath: string;
	reply: FormReply | null;
}

/** The first thing somebody sees who came in with a one-time password. */
export function NewPasswordPage({ name, logoutPath, reply }: NewPasswordPageProps) {
	return (
		<main id="main" className="narrow">
			<h1>Choose your password</h1>
			<p>
				You are signed in, {name}. The password on your sheet works once. Choose one that only you know; from
				now on you sign in with it.
			</p>
			<PostForm form="new-password" reply={reply} submit="Save and go on" intent={null}>
				<PasswordField
					name="newPassword"
					label="New password"
					hint={`At least ${PASSWORD_LEAST} characters. A few words in a row are easy to remember.`}
					required
					minLength={PASSWORD_LEAST}
					maxLength={PASSWORD_MOST}
					autoComplete="new-password"
				/>
			</PostForm>
			<Form method="post" action={logoutPath}>
				<p>
					You are somebody else?{' '}
					<button type="submit" className="button quiet">
						Sign out
					</button>
				</p>
			</Form>
		</main>
	);
}
