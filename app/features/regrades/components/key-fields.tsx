import { CheckField, SelectField, TextAreaField, TextField } from '~/ui/form';
import type { KeyView } from '../views';

/** The fields of a new key, holding the present one. */
export function KeyFields({ keyed }: { keyed: KeyView }) {
	switch (keyed.kind) {
		case 'single-choice':
			return (
				<SelectField
					name="right"
					label="The right option"
					defaultValue={keyed.options.find(({ correct }) => correct)?.id ?? ''}
				>
					{keyed.options.map(({ id, text, correct }) => (
						<option key={id} value={id}>
							{text}
							{correct ? ' (now right)' : ''}
						</option>
					))}
				</SelectField>
			);
		case 'multiple-response':
			return (
				<fieldset className="regrade-options">
					<legend>The right options</legend>
					{keyed.options.map(({ id, text, correct }) => (
						<CheckField
							key={id}
							name={`right.${id}`}
							label={`${text}${correct ? ' (now right)' : ''}`}
							defaultChecked={correct}
						/>
					))}
				</fieldset>
			);
		case 'short-text':
			return (
				<TextAreaField
					name="accept"
					label="Answers to accept as well"
					hint={`One a line, for full marks. Accepted now: ${keyed.accept.join('; ')}.`}
					rows={3}
				/>
			);
		case 'numeric':
			return (
				<>
					<TextField
						name="answer"
						label="The right answer"
						hint={keyed.unit === null ? undefined : `In ${keyed.unit}.`}
						inputMode="decimal"
						defaultValue={String(keyed.answer)}
					/>
					<TextField
						name="tolerance"
						label="Tolerance"
						hint="How far an answer may be off and still be right."
						inputMode="decimal"
						defaultValue={String(keyed.tolerance)}
					/>
				</>
			);
		default:
			return keyed satisfies never;
	}
}
