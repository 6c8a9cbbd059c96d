import type { ClozeView } from '~/core/kinds/cloze';
import { firstValue, type PromptProps } from './prompt';

export function ClozePrompt({ view, fields, name, disabled }: PromptProps<ClozeView>) {
	let gap = 0;
	return (
		<p className="cloze">
			{view.segments.map((segment, at) => {
				// Segments never move: the text is as the author wrote it.
				const key = `${at}`;
				if ('text' in segment) return <span key={key}>{segment.text}</span>;
				gap += 1;
				const { id, options } = segment.blank;
				const field = `blank.${id}`;
				const shared = {
					name: name(field),
					defaultValue: firstValue(fields, field) ?? '',
					disabled,
					'aria-label': `Gap ${gap}`,
				};
				return options === null ? (
					<input
						key={key}
						type="text"
						maxLength={view.maxLength}
						autoComplete="off"
						spellCheck={false}
						{...shared}
					/>
				) : (
					<select key={key} {...shared}>
						<option value="">Choose …</option>
						{options.map((option) => (
							<option key={option} value={option}>
								{option}
							</option>
						))}
					</select>
				);
			})}
		</p>
	);
}
