import { useId } from 'react';
import { KindPrompt } from '../kinds';
import { CERTAINTY_FIELD, type Fields, fieldName } from '../protocol';
import type { AttemptItem } from '../views';

interface ItemFieldsProps {
	item: Pick<AttemptItem, 'itemId' | 'view' | 'certainty'>;
	fields: Fields;
	/** Whether to ask how sure the learner is. */
	asksCertainty: boolean;
	disabled: boolean;
	invalid: string | null;
}

const CERTAINTIES = [
	{ value: 1, text: 'Not very sure' },
	{ value: 2, text: 'Fairly sure' },
	{ value: 3, text: 'Very sure' },
];

/** The controls of one item, as a fieldset that works in any form. */
export function ItemFields({ item, fields, asksCertainty, disabled, invalid }: ItemFieldsProps) {
	const errorId = useId();
	return (
		<>
			<fieldset
				className="answer"
				disabled={disabled}
				aria-describedby={invalid === null ? undefined : errorId}
			>
				<legend>{item.view.prompt}</legend>
				<KindPrompt
					view={item.view}
					fields={fields}
					name={(field) => fieldName(item.itemId, field)}
					disabled={disabled}
				/>
			</fieldset>
			{invalid === null ? null : (
				<p className="notice bad" id={errorId}>
					{invalid}
				</p>
			)}
			{asksCertainty ? (
				<fieldset className="certainty ui" disabled={disabled}>
					<legend>How sure are you?</legend>
					<div className="options">
						{CERTAINTIES.map(({ value, text }) => (
							<label key={value} className="option">
								<input
									type="radio"
									name={fieldName(item.itemId, CERTAINTY_FIELD)}
									value={value}
									defaultChecked={item.certainty === value}
								/>
								<span>{text}</span>
							</label>
						))}
					</div>
				</fieldset>
			) : null}
		</>
	);
}
