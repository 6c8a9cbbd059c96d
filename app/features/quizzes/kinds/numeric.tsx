import type { NumericView } from '~/core/kinds/numeric';
import { firstValue, type PromptProps } from './prompt';

export function NumericPrompt({ view, fields, name, disabled }: PromptProps<NumericView>) {
	return (
		<p>
			<input
				type="text"
				inputMode="decimal"
				name={name('value')}
				defaultValue={firstValue(fields, 'value') ?? ''}
				maxLength={view.maxLength}
				autoComplete="off"
				disabled={disabled}
				aria-label={view.unit === null ? 'Your number' : `Your number, in ${view.unit}`}
			/>
			{view.unit === null ? null : <span className="ui"> {view.unit}</span>}
		</p>
	);
}
