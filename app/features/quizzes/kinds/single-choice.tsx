import type { SingleChoiceView } from '~/core/kinds/single-choice';
import { firstValue, type PromptProps } from './prompt';

export function SingleChoicePrompt({ view, fields, name, disabled }: PromptProps<SingleChoiceView>) {
	const chosen = firstValue(fields, 'choice');
	return (
		<div className="options">
			{view.options.map((option) => (
				<label key={option.id} className="option">
					<input
						type="radio"
						name={name('choice')}
						value={option.id}
						defaultChecked={option.id === chosen}
						disabled={disabled}
					/>
					<span>{option.text}</span>
				</label>
			))}
		</div>
	);
}
