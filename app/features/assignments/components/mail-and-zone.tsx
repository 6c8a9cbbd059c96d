import { CheckField, type FormReply, SelectField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { ReminderView } from '../due-views';

interface MailAndZoneProps {
	view: Pick<ReminderView, 'zone' | 'zones' | 'wantsMail' | 'hasEmail'>;
	reply: FormReply | null;
}

/** Whether mail comes too, and the zone in which a person reads times. */
export function MailAndZone({ view, reply }: MailAndZoneProps) {
	return (
		<PostForm form="reminders" reply={reply} submit="Save" intent="reminders">
			<SelectField
				name="zone"
				label="Your time zone"
				hint="Due dates are shown in it, and in the time of the class."
				defaultValue={view.zone ?? ''}
			>
				<option value="">As in each class</option>
				{view.zones.map((zone) => (
					<option key={zone} value={zone}>
						{zone.replaceAll('_', ' ')}
					</option>
				))}
			</SelectField>
			<CheckField
				name="wantsMail"
				label="Write me a mail one day before something is due, and when I get a message"
				hint={view.hasEmail ? undefined : 'Your account has no e-mail address yet, so no mail can reach you.'}
				defaultChecked={view.wantsMail}
			/>
		</PostForm>
	);
}
