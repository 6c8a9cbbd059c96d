import type { MultipleResponseView } from '~/core/kinds/multiple-response';
import { allValues, type PromptProps } from './prompt';

export function MultipleResponsePrompt({ view, fields, name, disabled }: PromptProps<MultipleResponseView>) {
	const chosen = allValues(fields, 'choice');
	return (
		<>
			<p className="hint ui">Choose all that fit. A wrong tick takes a right one back.</p>
			<div className="options">
				{view.options.map((option) => (
					<label key={option.id} className="option">
						<input
							type="checkbox"
							name={name('choice')}
							value={option.id}
							defaultChecked={chosen.includes(option.id)}
							disabled={disabled}
						/>
						<span>{option.text}</span>
					</label>
				))}
			</div>
		</>
	);
}
