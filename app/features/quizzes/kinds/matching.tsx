import type { MatchingView } from '~/core/kinds/matching';
import { ChoicePerRow } from './choice-per-row';
import type { PromptProps } from './prompt';

export function MatchingPrompt({ view, ...rest }: PromptProps<MatchingView>) {
	return (
		<ChoicePerRow
			{...rest}
			hint={view.reusable ? 'An answer may fit several rows.' : null}
			rows={view.rows.map((row) => ({ field: `row.${row.id}`, text: row.text }))}
			choices={view.choices}
		/>
	);
}
