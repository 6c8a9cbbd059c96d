import { CheckField, SelectField, TextAreaField, TextField } from '~/ui/form';
import type { TargetGroup } from '../targets';

/** Values of the form's fields, as stored. */
type Values = Record<string, string>;

interface TaskFieldsProps {
	targets: Array<TargetGroup>;
	values: Values;
	/** Students have begun: what is to be done stays. */
	fixed: boolean;
}

/** What is to be done. */
export function TaskFields({ targets, values, fixed }: TaskFieldsProps) {
	return (
		<>
			<SelectField
				name="target"
				label="What to do"
				hint={
					fixed
						? 'Students have begun, so this stays. For something else make a new assignment.'
						: 'A module is all its lessons, their quizzes and its test; a lesson is its text and its quiz.'
				}
				defaultValue={values.target}
			>
				<option value="">Choose …</option>
				{targets.map(({ title, options }) => (
					<optgroup key={title} label={title}>
						{options.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</optgroup>
				))}
			</SelectField>
			<TextField
				name="title"
				label="Title"
				hint="Empty: as in the course."
				defaultValue={values.title}
				maxLength={120}
			/>
			<TextAreaField
				name="instructions"
				label="Instructions"
				hint="Plain text that students read before they begin. May be empty."
				defaultValue={values.instructions}
				maxLength={4000}
				rows={4}
			/>
		</>
	);
}

/** Opening, due date and closing, on the clock of the class. */
export function DateFields({ values, zone }: { values: Values; zone: string }) {
	return (
		<>
			<p className="form-hint">
				Class time: {zone}. Students also see their own time. Each date may be empty.
			</p>
			<div className="fields">
				<TextField name="opens" label="Opens" type="datetime-local" defaultValue={values.opens} />
				<TextField
					name="due"
					label="Due"
					hint="Until this minute it is on time."
					type="datetime-local"
					defaultValue={values.due}
				/>
				<TextField
					name="closes"
					label="Closes"
					hint="After it nothing is taken."
					type="datetime-local"
					defaultValue={values.closes}
				/>
			</div>
		</>
	);
}

/** How it can be tried, and what is shown when. */
export function TryFields({ values }: { values: Values }) {
	return (
		<div className="fields">
			<TextField
				name="attempts"
				label="Attempts for each quiz"
				hint="Empty: as many as they like."
				inputMode="numeric"
				defaultValue={values.attempts}
			/>
			<TextField
				name="limitMinutes"
				label="Time limit in minutes"
				hint="Empty: as the quiz says."
				inputMode="numeric"
				defaultValue={values.limitMinutes}
			/>
			<SelectField name="behaviour" label="Way of marking" defaultValue={values.behaviour}>
				<option value="">As the quiz says</option>
				<option value="practice">Practice: answers can be checked at once</option>
				<option value="test">Test: marked when it is submitted</option>
			</SelectField>
			<SelectField name="counts" label="Attempt that counts" defaultValue={values.counts}>
				<option value="">As the quiz says</option>
				<option value="best">The best</option>
				<option value="last">The last</option>
				<option value="first">The first</option>
			</SelectField>
			<SelectField
				name="answers"
				label="Right answers of a test are shown"
				hint="Practice shows them at once, whatever is chosen here."
				defaultValue={values.answers}
			>
				<option value="submission">as soon as an attempt is submitted</option>
				<option value="due">from the due date on</option>
				<option value="close">from the closing on</option>
				<option value="never">never</option>
			</SelectField>
		</div>
	);
}

/** What lateness costs, and what work that never came counts as. */
export function PolicyFields({ values }: { values: Values }) {
	return (
		<div className="fields">
			<TextField
				name="latePercent"
				label="Taken off when late, in per cent"
				hint="Of all that could be had. Empty: nothing."
				inputMode="decimal"
				defaultValue={values.latePercent}
			/>
			<SelectField
				name="latePer"
				label="for each"
				hint="Rounded up: any part of one counts as a whole."
				defaultValue={values.latePer}
			>
				<option value="day">day begun</option>
				<option value="hour">hour begun</option>
			</SelectField>
			<TextField
				name="lateFloor"
				label="but lateness leaves at least, in per cent"
				inputMode="decimal"
				defaultValue={values.lateFloor}
			/>
			<TextField
				name="missingPercent"
				label="Not handed in by the due date counts as, in per cent"
				hint="Until it is handed in. Empty: no score."
				inputMode="decimal"
				defaultValue={values.missingPercent}
			/>
		</div>
	);
}

/** How it counts in the grade of the class. */
export function GradeFields({ values }: { values: Values }) {
	return (
		<>
			<TextField
				name="weight"
				label="Weight"
				hint="Relative to the other assignments; 0 does not count."
				inputMode="decimal"
				defaultValue={values.weight}
			/>
			<CheckField
				name="anonymousMarking"
				label="Written answers are marked without names"
				defaultChecked={values.anonymousMarking === 'on'}
			/>
		</>
	);
}
