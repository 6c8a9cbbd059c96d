import type { ItemView } from '~/core/kinds';
import { ClaimClassificationPrompt } from './claim-classification';
import { ClozePrompt } from './cloze';
import { MarkWordsPrompt } from './mark-words';
import { MatchingPrompt } from './matching';
import { MultipleResponsePrompt } from './multiple-response';
import { NumericPrompt } from './numeric';
import { OrderingPrompt } from './ordering';
import type { PromptProps } from './prompt';
import { ReflectionPrompt } from './reflection';
import { ShortTextPrompt } from './short-text';
import { SingleChoicePrompt } from './single-choice';
import { TimelinePrompt } from './timeline';

/** The registry of prompts. A new kind without a prompt does not compile. */
export function KindPrompt({ view, ...rest }: PromptProps<ItemView>) {
	switch (view.kind) {
		case 'single-choice':
			return <SingleChoicePrompt view={view} {...rest} />;
		case 'multiple-response':
			return <MultipleResponsePrompt view={view} {...rest} />;
		case 'ordering':
			return <OrderingPrompt view={view} {...rest} />;
		case 'matching':
			return <MatchingPrompt view={view} {...rest} />;
		case 'cloze':
			return <ClozePrompt view={view} {...rest} />;
		case 'claim-classification':
			return <ClaimClassificationPrompt view={view} {...rest} />;
		case 'timeline':
			return <TimelinePrompt view={view} {...rest} />;
		case 'mark-words':
			return <MarkWordsPrompt view={view} {...rest} />;
		case 'numeric':
			return <NumericPrompt view={view} {...rest} />;
		case 'short-text':
			return <ShortTextPrompt view={view} {...rest} />;
		case 'reflection':
			return <ReflectionPrompt view={view} {...rest} />;
		default:
			return view satisfies never;
	}
}
