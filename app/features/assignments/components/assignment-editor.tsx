import { Form, useNavigation } from '@remix-run/react';
import { FormFields, type FormReply } from '~/ui/form';
import type { ConflictView, EditorView } from '../views';
import { AudienceFields } from './audience-fields';
import { ConflictNotice } from './conflict-notice';
import { DateFields, GradeFields, PolicyFields, TaskFields, TryFields } from './editor-fields';

interface AssignmentEditorProps {
	view: EditorView;
	reply: FormReply | null;
	/** Another teacher saved meanwhile. */
	conflict: ConflictView | null;
}

const FORM = 'assignment';

/** The form of an assignment, new or old. */
export function AssignmentEditor({ view, reply, conflict }: AssignmentEditorProps) {
	const busy = useNavigation().state !== 'idle';
	const { values, zone } = view;
	return (
		<Form method="post" className="form wide" id={FORM}>
			{view.mayManage ? null : (
				<p className="notice">Only the instructors of a class that is not archived can change this.</p>
			)}
			{conflict === null ? null : <ConflictNotice conflict={conflict} />}
			<FormFields form={FORM} reply={reply}>
				<fieldset disabled={!view.mayManage} className="plain">
					<input type="hidden" name="revision" value={conflict?.revision ?? view.revision} />
					<TaskFields targets={view.targets} values={values} fixed={view.attempts > 0} />
					<h2>When</h2>
					<DateFields values={values} zone={zone} />
					<h2>For whom</h2>
					<AudienceFields
						form={FORM}
						groups={view.groups}
						students={view.students}
						values={values}
						reply={reply}
					/>
					<h2>Attempts and answers</h2>
					<TryFields values={values} />
					<h2>Late and missing work</h2>
					<PolicyFields values={values} />
					<h2>Grade</h2>
					<GradeFields values={values} />
					<div className="actions">
						{view.draft ? (
							<>
								<button type="submit" name="intent" value="publish" className="button" disabled={busy}>
									Publish
								</button>
								<button type="submit" name="intent" value="draft" className="button quiet" disabled={busy}>
									Save as a draft
								</button>
							</>
						) : (
							<>
								<button type="submit" name="intent" value="publish" className="button" disabled={busy}>
									{conflict === null ? 'Save' : 'Save what I have here'}
								</button>
								{view.attempts === 0 ? (
									<button type="submit" name="intent" value="draft" className="button quiet" disabled={busy}>
										Take back: make it a draft
									</button>
								) : null}
							</>
						)}
					</div>
				</fieldset>
			</FormFields>
		</Form>
	);
}
