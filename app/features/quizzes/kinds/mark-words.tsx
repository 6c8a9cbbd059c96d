import type { MarkWordsView } from '~/core/kinds/mark-words';
import { allValues, type PromptProps } from './prompt';

export function MarkWordsPrompt({ view, fields, name, disabled }: PromptProps<MarkWordsView>) {
	const marked = allValues(fields, 'mark');
	return (
		<>
			<p className="hint ui">Tick every passage that fits. A wrong tick takes a right one back.</p>
			<p className="markable">
				{view.segments.map((segment, at) => {
					// Segments never move: the text is as the author wrote it.
					const key = `${at}`;
					if ('text' in segment) return <span key={key}>{segment.text}</span>;
					return (
						<label key={key} className="mark">
							<input
								type="checkbox"
								name={name('mark')}
								value={segment.mark.id}
								defaultChecked={marked.includes(segment.mark.id)}
								disabled={disabled}
							/>
							{segment.mark.text}
						</label>
					);
				})}
			</p>
		</>
	);
}
