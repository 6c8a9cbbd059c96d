import type { TimelineView } from '~/core/kinds/timeline';
import { ChoicePerRow } from './choice-per-row';
import type { PromptProps } from './prompt';

export function TimelinePrompt({ view, ...rest }: PromptProps<TimelineView>) {
	return (
		<ChoicePerRow
			{...rest}
			hint="Give each event its place in time."
			rows={view.events.map(({ id, text }) => ({ field: `slot.${id}`, text }))}
			choices={view.slots}
		/>
	);
}
