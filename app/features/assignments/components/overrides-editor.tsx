import { Form } from '@remix-run/react';
import { CheckField, type FormReply, SelectField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { OverridesView } from '../views';
import { AssignmentTabs } from './assignment-tabs';
import { RuleTable } from './rule-table';

interface OverridesEditorProps {
	view: OverridesView;
	reply: FormReply | null;
	notice: string | null;
	/** Another after each change, so that the form begins anew. */
	formKey: string;
}

/** Other dates, limits and attempts for groups and persons. */
export function OverridesEditor({ view, reply, notice, formKey }: OverridesEditorProps) {
	return (
		<>
			<AssignmentTabs classId={view.classId} id={view.id} title={view.title} />
			{notice === null ? null : (
				<p className="notice" role="status">
					{notice}
				</p>
			)}
			<h2>Who has other rules</h2>
			{view.overrides.length === 0 ? (
				<p>Nobody: the rules of the class hold for all. Accommodations are added on top of either.</p>
			) : (
				<ul className="form-list">
					{view.overrides.map(({ who, name, rules }) => (
						<li key={who}>
							<p>
								<strong>{name}</strong>
								<br />
								{rules.join(' · ')}
							</p>
							{view.mayManage ? (
								<Form method="post">
									<input type="hidden" name="who" value={who} />
									<button type="submit" name="intent" value="remove" className="button quiet">
										Remove<span className="visually-hidden"> the rules of {name}</span>
									</button>
								</Form>
							) : null}
						</li>
					))}
				</ul>
			)}
			<h2>The rules of the class</h2>
			<RuleTable rules={view.usual} />
			{view.mayManage ? <OverrideForm key={formKey} view={view} reply={reply} /> : null}
		</>
	);
}

function OverrideForm({ view, reply }: { view: OverridesView; reply: FormReply | null }) {
	return (
		<>
			<h2>Set other rules</h2>
			<p className="form-hint">
				For a person or a group, in place of what they had. What is left empty stays as for the class. They
				hold at once, also for attempts that run, and the students are told. Class time: {view.zone}.
			</p>
			<PostForm form="override" reply={reply} submit="Set these rules" intent="set">
				<SelectField name="who" label="For" required>
					<option value="">Choose …</option>
					{view.groups.length === 0 ? null : (
						<optgroup label="Groups">
							{view.groups.map(({ id, name }) => (
								<option key={id} value={`group:${id}`}>
									{name}
								</option>
							))}
						</optgroup>
					)}
					<optgroup label="Students">
						{view.students.map(({ id, name }) => (
							<option key={id} value={`person:${id}`}>
								{name}
							</option>
						))}
					</optgroup>
				</SelectField>
				<TextField name="opens" label="Opens" type="datetime-local" />
				<CheckField name="noOpening" label="Open from the start" />
				<TextField name="due" label="Due" type="datetime-local" />
				<CheckField name="noDue" label="No due date" />
				<TextField name="closes" label="Closes" type="datetime-local" />
				<CheckField name="noClosing" label="Does not close" />
				<TextField name="limitMinutes" label="Time limit in minutes" inputMode="numeric" />
				<CheckField name="noLimit" label="No time limit" />
				<TextField name="attempts" label="Attempts for each quiz" inputMode="numeric" />
				<CheckField name="anyAttempts" label="As many attempts as they like" />
			</PostForm>
		</>
	);
}
