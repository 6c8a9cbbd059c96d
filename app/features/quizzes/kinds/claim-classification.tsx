import type { ClaimClassificationView } from '~/core/kinds/claim-classification';
import { ChoicePerRow } from './choice-per-row';
import type { PromptProps } from './prompt';

export function ClaimClassificationPrompt({ view, ...rest }: PromptProps<ClaimClassificationView>) {
	return (
		<ChoicePerRow
			{...rest}
			hint={null}
			rows={view.statements.map(({ id, text, source }) => ({ field: `label.${id}`, text, note: source }))}
			choices={view.labels.map((label) => ({ id: label, text: label }))}
		/>
	);
}
