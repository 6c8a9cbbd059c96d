import { CheckField, type FormReply } from '~/ui/form';
import type { Choice } from '../views';

interface AudienceFieldsProps {
	/** Id of the form. */
	form: string;
	groups: Array<Choice>;
	students: Array<Choice>;
	values: Record<string, string>;
	reply: FormReply | null;
}

/** For everyone, or for ticked groups and persons. */
export function AudienceFields({ form, groups, students, values, reply }: AudienceFieldsProps) {
	const chosen = reply?.values.audience ?? values.audience ?? 'everyone';
	const errors = reply?.errors.audience ?? [];
	return (
		<fieldset className="form-field" id={`${form}-audience`} tabIndex={-1}>
			<legend className="visually-hidden">For whom</legend>
			{errors.length === 0 ? null : <p className="form-error">{errors.join(' ')}</p>}
			<label className="form-check">
				<input type="radio" name="audience" value="everyone" defaultChecked={chosen !== 'some'} />
				<span>Everyone in the class, also those who join later</span>
			</label>
			<label className="form-check">
				<input type="radio" name="audience" value="some" defaultChecked={chosen === 'some'} />
				<span>Only those ticked here</span>
			</label>
			<details open={chosen === 'some'}>
				<summary>Groups and persons</summary>
				{groups.length + students.length === 0 ? (
					<p className="soft">There is nobody in this class yet.</p>
				) : null}
				<div className="ticks">
					{groups.map(({ id, name }) => (
						<CheckField
							key={id}
							name={`group.${id}`}
							label={`Group ${name}`}
							defaultChecked={values[`group.${id}`] === 'on'}
						/>
					))}
					{students.map(({ id, name }) => (
						<CheckField
							key={id}
							name={`person.${id}`}
							label={name}
							defaultChecked={values[`person.${id}`] === 'on'}
						/>
					))}
				</div>
			</details>
		</fieldset>
	);
}
