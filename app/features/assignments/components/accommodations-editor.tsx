import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { CheckField, type FormReply, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import type { AccommodationsView } from '../views';

interface AccommodationsEditorProps {
	view: AccommodationsView;
	reply: FormReply | null;
	notice: string | null;
	/** Another after each change, so that the form begins anew. */
	formKey: string;
}

const FORM = 'accommodation';

/** Who has what, and one form that gives several students the same. */
export function AccommodationsEditor({ view, reply, notice, formKey }: AccommodationsEditorProps) {
	return (
		<>
			<p>
				<Link to={paths.teachClass(view.classId, 'assignments')}>All assignments</Link>
			</p>
			<h1>Accommodations</h1>
			<p>
				What a student is given because of a disability, an illness or the like. It holds for every assignment
				of the class at once: a longer limit and more days move the limit, the due date and the closing
				together. Nobody but the student and the teachers sees it.
			</p>
			{notice === null ? null : (
				<p className="notice" role="status">
					{notice}
				</p>
			)}
			{view.students.length === 0 ? (
				<p>
					There are no students yet. <Link to={paths.teachClass(view.classId, 'people')}>Invite them</Link>{' '}
					first.
				</p>
			) : (
				<Students key={formKey} view={view} reply={reply} />
			)}
		</>
	);
}

function Students({ view, reply }: Pick<AccommodationsEditorProps, 'view' | 'reply'>) {
	const errors = reply?.errors.people ?? [];
	const table = (
		<div className="scroll">
			<table>
				<thead>
					<tr>
						<th scope="col">Student</th>
						<th scope="col">Group</th>
						<th scope="col">Time limit</th>
						<th scope="col" className="number">
							More days
						</th>
						<th scope="col" className="number">
							More attempts
						</th>
					</tr>
				</thead>
				<tbody>
					{view.students.map((student) => (
						<tr key={student.membershipId} data-any={student.any || undefined}>
							<th scope="row">
								{view.mayManage ? (
									<CheckField name={`person.${student.membershipId}`} label={student.name} />
								) : (
									student.name
								)}
							</th>
							<td>{student.group ?? ''}</td>
							<td>{student.limit}</td>
							<td className="number">{student.extraDays}</td>
							<td className="number">{student.extraAttempts}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
	if (!view.mayManage) return table;
	return (
		<PostForm form={FORM} reply={reply} submit="Give this to the ticked students" intent={null}>
			<fieldset className="plain" id={`${FORM}-people`} tabIndex={-1}>
				<legend>Students</legend>
				{errors.length === 0 ? null : <p className="form-error">{errors.join(' ')}</p>}
				{table}
			</fieldset>
			<h2>What the ticked students get</h2>
			<p className="form-hint">
				In place of what they have. With 1, 0 and 0 the accommodation is taken away. Attempts that run change
				at once, and each student is told.
			</p>
			<TextField
				name="multiplier"
				label="Times the time limit"
				hint="1.5 is half as long again."
				inputMode="decimal"
				defaultValue="1"
			/>
			<CheckField name="noLimit" label="No time limit at all" />
			<TextField name="extraDays" label="More days" inputMode="numeric" defaultValue="0" />
			<TextField name="extraAttempts" label="More attempts" inputMode="numeric" defaultValue="0" />
		</PostForm>
	);
}
