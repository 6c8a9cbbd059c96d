import { Form, Link, useNavigation } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { FormFields, type FormReply, TextAreaField } from '~/ui/form';
import { ROSTER_MOST } from '../limits';
import type { RosterDone, RosterPreview } from '../roster.server';
import { InvitationLinks } from './invitations';
import { PasswordSheet } from './password-sheet';
import { RosterTable } from './roster-table';
import { summaryOf } from './roster-words';

interface RosterPageProps {
	classId: string;
	/** Whether the site sends invitations by mail. */
	mails: boolean;
	reply: FormReply | null;
	preview: RosterPreview | null;
	/** Whether the class changed since the preview before this one. */
	changed: boolean;
	done: RosterDone | null;
}

function ListForm({ reply, text, again }: { reply: FormReply | null; text: string; again: boolean }) {
	const busy = useNavigation().state !== 'idle';
	return (
		<Form method="post" encType="multipart/form-data" className="form wide">
			<FormFields form="roster" reply={reply}>
				<TextAreaField
					key={text}
					name="list"
					label={again ? 'The list, for correcting' : 'The list'}
					hint="One person a line: name, mail address or user name, group. Only the name is needed. Paste it from a spreadsheet, or type it."
					rows={10}
					defaultValue={text}
					placeholder={'Aysel Əliyeva, aysel@example.org, A\nԱնի Խաչատրյան, ani.kh, B\nМария Иванова'}
					spellCheck={false}
				/>
				<div className="form-field">
					<label htmlFor="roster-file">Or a file, CSV</label>
					<p className="form-hint" id="roster-file-hint">
						Takes the place of the text above. Nothing is written before you have seen what will change.
					</p>
					<input
						id="roster-file"
						name="file"
						type="file"
						accept=".csv,.tsv,.txt,text/csv,text/plain"
						aria-describedby="roster-file-hint"
					/>
				</div>
				<div className="actions">
					<button type="submit" name="intent" value="preview" className="button" disabled={busy}>
						{again ? 'Look again' : 'Show what will change'}
					</button>
				</div>
			</FormFields>
		</Form>
	);
}

function Preview({ preview, changed }: { preview: RosterPreview; changed: boolean }) {
	const busy = useNavigation().state !== 'idle';
	const { plan, text, seen, ignored } = preview;
	const words = summaryOf(plan);
	return (
		<section aria-labelledby="preview">
			<h2 id="preview">What will change</h2>
			{changed && (
				<p className="notice warn" role="alert">
					The class has changed since you looked. Nothing is written yet: this is how it is now.
				</p>
			)}
			<p role="status">{words.will}</p>
			{words.problems !== null && <p className="notice bad">{words.problems}</p>}
			{ignored.length > 0 && <p className="soft">These columns are not read: {ignored.join(', ')}.</p>}
			<RosterTable plan={plan} />
			{plan.stays.length > 0 && (
				<details>
					<summary>In the class and not in the list: {plan.stays.length}, and all stay</summary>
					<ul>
						{plan.stays.map(({ membershipId, name }) => (
							<li key={membershipId}>{name}: stays</li>
						))}
					</ul>
				</details>
			)}
			{plan.changes && (
				<Form method="post" className="actions">
					<input type="hidden" name="list" value={text} />
					<input type="hidden" name="seen" value={seen} />
					<button type="submit" name="intent" value="commit" className="button" disabled={busy}>
						{words.button}
					</button>
				</Form>
			)}
		</section>
	);
}

function Done({ classId, mails, done }: { classId: string; mails: boolean; done: RosterDone }) {
	const words = summaryOf(done.plan);
	return (
		<section aria-labelledby="done">
			<h2 id="done">{done.plan.changes ? 'Done' : 'Nothing to change'}</h2>
			<p className="notice" role="status">
				{words.did}
				{mails && done.links.length === 0 && done.plan.rows.some(({ action }) => action.kind === 'invite')
					? ' The invitations are on their way by mail.'
					: ''}
			</p>
			{done.sheet !== null && <PasswordSheet sheet={done.sheet} />}
			<InvitationLinks links={done.links} />
			{words.problems !== null && <p className="notice bad">{words.problems}</p>}
			<RosterTable plan={done.plan} />
			<p>
				<Link to={paths.teachClass(classId, 'people')}>To the people of the class</Link>
			</p>
		</section>
	);
}

/** Adds people by a list: first what will change, line by line, and then it is done. */
export function RosterPage({ classId, mails, reply, preview, changed, done }: RosterPageProps) {
	const text = done?.leftOver ?? preview?.text ?? '';
	return (
		<>
			<h1>Add people by a list</h1>
			{done !== null && <Done classId={classId} mails={mails} done={done} />}
			{preview !== null && <Preview preview={preview} changed={changed} />}
			{done === null && preview === null && (
				<ul>
					<li>
						With a mail address, a person is invited{mails ? '' : ': you get a link for each, to hand over'}.
					</li>
					<li>
						Without one, an account is made, with a user name and a password for the first time, on cards to
						print.
					</li>
					<li>Nobody is ever taken out of the class by a list. Up to {ROSTER_MOST} lines at once.</li>
				</ul>
			)}
			{(done === null || done.leftOver !== '') && (
				<ListForm reply={reply} text={text} again={preview !== null || done !== null} />
			)}
		</>
	);
}
