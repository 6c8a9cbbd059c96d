import { CONTACT_MOST, SITE_NAME_MOST } from '~/features/site';
import { CheckField, type FormReply, SelectField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';

interface SettingsPageProps {
	settings: {
		name: string;
		contact: string;
		guests: boolean;
		signup: boolean;
		instructorSignup: 'open' | 'approval';
	};
	saved: boolean;
	reply: FormReply | null;
}

/** What the admin decides for the whole site. */
export function SettingsPage({ settings, saved, reply }: SettingsPageProps) {
	return (
		<>
			<h1>Settings</h1>
			{saved && reply === null && (
				<p className="notice" role="status">
					Saved. Every page shows it within a few seconds.
				</p>
			)}
			<PostForm form="settings" reply={reply} submit="Save the settings" intent={null}>
				<TextField
					name="name"
					label="Name of the site"
					hint="In the head of every page and in its title."
					defaultValue={settings.name}
					required
					maxLength={SITE_NAME_MOST}
				/>
				<TextField
					name="contact"
					label="Contact"
					hint="In the foot of every page: a mail address, an https address or a few words. Leave it empty to show none."
					defaultValue={settings.contact}
					maxLength={CONTACT_MOST}
				/>
				<CheckField
					name="guests"
					label="People may begin without an account"
					hint="What they do is kept when they sign up. When this is off, quizzes ask them to sign in first; reading stays open."
					defaultChecked={settings.guests}
				/>
				<CheckField
					name="signup"
					label="People may make their own accounts"
					hint="When this is off, accounts come from you and from teachers’ rosters."
					defaultChecked={settings.signup}
				/>
				<SelectField
					name="instructorSignup"
					label="Who may teach"
					hint="This goes before INSTRUCTOR_SIGNUP in the environment."
					defaultValue={settings.instructorSignup}
				>
					<option value="approval">Whoever asks and is approved by an admin</option>
					<option value="open">Whoever says that they teach</option>
				</SelectField>
			</PostForm>
		</>
	);
}
