import { useId } from 'react';
import type { Fields } from '../protocol';
import { firstValue } from './prompt';

interface ChoicePerRowProps {
	rows: Array<{ field: string; text: string; note?: string | null }>;
	choices: Array<{ id: string; text: string }>;
	hint: string | null;
	fields: Fields;
	name(field: string): string;
	disabled: boolean;
}

/** Rows that each get one answer from a list: the part that matching, classification and timeline share. */
export function ChoicePerRow({ rows, choices, hint, fields, name, disabled }: ChoicePerRowProps) {
	const id = useId();
	return (
		<>
			{hint === null ? null : <p className="hint ui">{hint}</p>}
			<ul className="rows">
				{rows.map(({ field, text, note }) => (
					<li key={field} className="pair">
						<span id={`${id}${field}`}>
							{text}
							{note ? <span className="soft ui"> ({note})</span> : null}
						</span>
						<select
							name={name(field)}
							defaultValue={firstValue(fields, field) ?? ''}
							disabled={disabled}
							aria-labelledby={`${id}${field}`}
						>
							<option value="">Choose …</option>
							{choices.map((choice) => (
								<option key={choice.id} value={choice.id}>
									{choice.text}
								</option>
							))}
						</select>
					</li>
				))}
			</ul>
		</>
	);
}
