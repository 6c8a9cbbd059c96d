import { type FormReply, SelectField, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { CLASS_NAME_MOST } from '../limits';
import type { NewClassView } from '../views';
import { ZoneField } from './zone-field';

/** Makes a class. */
export function NewClassPage({ view, reply }: { view: NewClassView; reply: FormReply | null }) {
	return (
		<main id="main" className="teach">
			<h1>Make a class</h1>
			<PostForm form="class" reply={reply} submit="Make the class" intent={null}>
				<input type="hidden" name="id" value={reply?.values.id ?? view.id} />
				<TextField
					name="name"
					label="Name"
					hint="As its people know it, such as “History 10 B, autumn 2026”."
					required
					maxLength={CLASS_NAME_MOST}
				/>
				<SelectField name="course" label="Course" defaultValue={view.courses[0]?.id ?? ''} required>
					{view.courses.map(({ id, title }) => (
						<option key={id} value={id}>
							{title}
						</option>
					))}
				</SelectField>
				<ZoneField
					zone={view.zone}
					zones={view.zones}
					hint="Due dates are on this clock. People elsewhere also see their own."
				/>
			</PostForm>
		</main>
	);
}
