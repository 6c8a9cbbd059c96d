import { Form } from '@remix-run/react';
import type { FormReply } from '~/ui/form';
import type { ReminderView } from '../due-views';
import { MailAndZone } from './mail-and-zone';

interface ReminderSettingsProps {
	view: ReminderView;
	reply: FormReply | null;
}

/** Time zone, reminders and the calendar of a person. */
export function ReminderSettings({ view, reply }: ReminderSettingsProps) {
	return (
		<section aria-labelledby="reminders">
			<h2 id="reminders">Calendar, reminders and time zone</h2>
			<h3>Calendar</h3>
			<CalendarAddress url={view.calendarUrl} />
			<h3>Reminders and time zone</h3>
			<MailAndZone view={view} reply={reply} />
		</section>
	);
}

function CalendarAddress({ url }: { url: string | null }) {
	if (url === null) {
		return (
			<>
				<p>
					Your due dates can show in the calendar program that you use, and follow when they change. They are
					at an address that only you know.
				</p>
				<CalendarButton intent="calendar-new" words="Make a calendar address" />
			</>
		);
	}
	return (
		<>
			<p>
				<label htmlFor="calendar-url">Subscribe to this address in your calendar program:</label>
			</p>
			<p>
				<input id="calendar-url" className="copy" type="text" readOnly defaultValue={url} key={url} />
			</p>
			<p className="ui soft">
				Whoever has this address sees the titles and dates of your assignments, and nothing else. If somebody
				got it who should not, make a new one: the old one stops working.
			</p>
			<div className="actions">
				<CalendarButton intent="calendar-new" words="Make a new address" />
				<CalendarButton intent="calendar-off" words="Turn the calendar off" />
			</div>
		</>
	);
}

function CalendarButton({ intent, words }: { intent: string; words: string }) {
	return (
		<Form method="post">
			<button type="submit" name="intent" value={intent} className="button quiet">
				{words}
			</button>
		</Form>
	);
}
