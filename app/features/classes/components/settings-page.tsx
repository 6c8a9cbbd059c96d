import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { type FormReply, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { CLASS_NAME_MOST } from '../limits';
import type { SettingsView } from '../views';
import { PolicyFields } from './policy-fields';
import { ZoneField } from './zone-field';

/** What has just been done, said once. */
export type SettingsNotice = 'basics' | 'policies' | 'code' | 'archive' | 'unarchive' | 'made';

const NOTICES = {
	made: 'Your class is there. Give its people the code below, or add them by a list under People.',
	basics: 'Name and time zone are saved.',
	policies: 'Saved. New assignments begin with this; those that are there keep their own.',
	code: 'Done. The code is as shown below.',
	archive: 'The class is archived. All work is kept.',
	unarchive: 'The class is back.',
} satisfies Record<SettingsNotice, string>;

interface SettingsPageProps {
	view: SettingsView;
	/** The policies as they are shown, for the server to see whether they changed meanwhile. */
	policiesKey: string;
	notice: SettingsNotice | null;
	/** The answer to one of the forms; its `intent` value says which. */
	reply: FormReply | null;
}

function Command({ intent, label }: { intent: string; label: string }) {
	return (
		<Form method="post">
			<input type="hidden" name="intent" value={intent} />
			<button type="submit" className="button quiet">
				{label}
			</button>
		</Form>
	);
}

function JoinCode({ view: { joinCode, joinLink } }: { view: SettingsView }) {
	return (
		<section aria-labelledby="code">
			<h2 id="code">Joining by code</h2>
			{joinCode === null ? (
				<p>Closed: nobody can join by code or link. Invitations and lists work all the same.</p>
			) : (
				<>
					<p>
						Code: <b className="join-code">{joinCode}</b>
						<br />
						Link: <span className="breakable">{joinLink}</span>
					</p>
					<p className="soft">
						Whoever has the code can join as a student. A new code ends the old one; who is in the class
						stays.
					</p>
				</>
			)}
			<div className="actions">
				<Command intent="code-new" label={joinCode === null ? 'Open, with a new code' : 'New code'} />
				{joinCode !== null && <Command intent="code-off" label="Close" />}
			</div>
		</section>
	);
}

/** Everything about a class that is not its people. */
export function SettingsPage({ view, policiesKey, notice, reply }: SettingsPageProps) {
	const replyTo = (intent: string) => (reply?.values.intent === intent ? reply : null);
	return (
		<>
			<h1>Settings</h1>
			{notice !== null && reply === null && (
				<p className="notice" role="status">
					{NOTICES[notice]}
				</p>
			)}
			<h2>Name and time zone</h2>
			<PostForm form="basics" reply={replyTo('basics')} submit="Save" intent="basics">
				<input type="hidden" name="wasName" value={view.name} />
				<input type="hidden" name="wasZone" value={view.zone} />
				<TextField name="name" label="Name" defaultValue={view.name} required maxLength={CLASS_NAME_MOST} />
				<ZoneField
					zone={view.zone}
					zones={view.zones}
					hint="Due dates are shown on this clock. Dates that are set stay at the same moment."
				/>
			</PostForm>
			<JoinCode view={view} />
			<h2>Late and missing work</h2>
			<p className="soft">What new assignments begin with. Each assignment can have its own.</p>
			<PostForm form="policies" reply={replyTo('policies')} submit="Save" intent="policies">
				<input type="hidden" name="was" value={policiesKey} />
				<PolicyFields late={view.late} missing={view.missing} />
			</PostForm>
			<h2>Teachers</h2>
			<p>
				<Link to={paths.teachTeachers(view.classId)}>Instructors and assistants of this class</Link>
			</p>
			<h2>Next term</h2>
			{view.mayCopy ? (
				<p>
					<Link to={paths.teachCopy(view.classId)}>Copy this class to another term</Link>, with its
					assignments and their dates moved.
				</p>
			) : (
				<p className="soft">Copying a class makes a new one: only instructors of the site can do that.</p>
			)}
			<h2>{view.archived ? 'Archived' : 'Archive'}</h2>
			<p className="soft">
				{view.archived
					? 'Nobody can join. Everything that was done is kept and can be looked at.'
					: 'Puts the class away when the term is over: it leaves your list, nobody can join, and all work is kept. You can take it back at any time.'}
			</p>
			<Command
				intent={view.archived ? 'unarchive' : 'archive'}
				label={view.archived ? 'Take it back' : 'Archive the class'}
			/>
		</>
	);
}
