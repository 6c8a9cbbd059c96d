import { CheckField, type FormReply, SelectField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { CLASS_NAME_MOST } from '../limits';
import type { CopyView } from '../views';

/** Makes the class of the next term from this one. */
export function CopyPage({ view, reply }: { view: CopyView; reply: FormReply | null }) {
	return (
		<>
			<h1>Copy to another term</h1>
			<p>
				The new class has the same course, time zone and rules for late work, and you as its instructor. Its
				people, their work and their own dates stay here.
			</p>
			<PostForm form="copy" reply={reply} submit="Make the new class" intent={null}>
				<input type="hidden" name="id" value={reply?.values.id ?? view.id} />
				<TextField
					name="name"
					label="Name of the new class"
					defaultValue={view.name}
					required
					maxLength={CLASS_NAME_MOST}
				/>
				<TextField
					name="oldStart"
					label="First day of this term"
					hint="What the dates are counted from."
					type="date"
					defaultValue={view.oldStart}
					required
				/>
				<TextField
					name="newStart"
					label="First day of the new term"
					hint={`Every date moves by as many days, and keeps its time of day in ${view.zone}.`}
					type="date"
					required
				/>
				<SelectField
					name="assignments"
					label={`Assignments (${view.assignments})`}
					hint="For everybody in the new class; exceptions for groups and persons are not copied."
					defaultValue="drafts"
				>
					<option value="drafts">Copy as drafts, which no student sees</option>
					<option value="published">Copy; those that are published here are published there</option>
					<option value="none">Leave them out</option>
				</SelectField>
				<CheckField name="groups" label={`Copy the names of the groups (${view.groups})`} />
			</PostForm>
		</>
	);
}
