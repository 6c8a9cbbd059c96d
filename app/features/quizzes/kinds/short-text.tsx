import type { ShortTextView } from '~/core/kinds/short-text';
import { firstValue, type PromptProps } from './prompt';

export function ShortTextPrompt({ view, fields, name, disabled }: PromptProps<ShortTextView>) {
	return (
		<p>
			<input
				type="text"
				name={name('text')}
				defaultValue={firstValue(fields, 'text') ?? ''}
				maxLength={view.maxLength}
				autoComplete="off"
				disabled={disabled}
				aria-label="Your answer"
			/>
		</p>
	);
}
