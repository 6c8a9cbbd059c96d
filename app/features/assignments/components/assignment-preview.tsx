import { Form } from '@remix-run/react';
import { FormFields, SelectField, TextField } from '~/ui/form';
import type { PreviewView } from '../views';
import { AssignmentTabs } from './assignment-tabs';
import { RuleTable } from './rule-table';

/** An assignment through a student's eyes, at any date. */
export function AssignmentPreview({ view }: { view: PreviewView }) {
	return (
		<>
			<AssignmentTabs classId={view.classId} id={view.id} title={view.title} />
			<h2>Look as</h2>
			<Form method="get" className="form">
				<FormFields form="preview-of" reply={null} key={`${view.student} ${view.at}`}>
					<SelectField name="student" label="Student" defaultValue={view.student ?? ''}>
						<option value="">Any student</option>
						{view.students.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</SelectField>
					<TextField
						name="at"
						label="Date and time"
						hint={`Class time: ${view.zone}`}
						type="datetime-local"
						defaultValue={view.at}
					/>
				</FormFields>
				<div className="actions">
					<button type="submit" className="button">
						Show
					</button>
				</div>
			</Form>
			<section aria-labelledby="preview" className="card">
				<h2 id="preview">
					For {view.studentName}, {view.atWords}
				</h2>
				{view.hidden === null ? null : <p className="notice warn">{view.hidden}</p>}
				<p>
					<strong className="state" data-state={view.state}>
						{view.state}
					</strong>{' '}
					{view.stateSentence}
				</p>
				{view.accommodation === null ? null : <p>{view.accommodation}</p>}
				<RuleTable rules={view.rules} />
				{view.lateNow === null ? null : <p>{view.lateNow}</p>}
				{view.grade === null ? null : <p>Score: {view.grade}</p>}
				<h3>To do</h3>
				<ul>
					{view.parts.map((part) => (
						<li key={part}>{part}</li>
					))}
				</ul>
				<p className="soft">Their own time zone: {view.viewerZone}.</p>
			</section>
		</>
	);
}
