import { useId, useRef, useState } from 'react';
import type { ReflectionView } from '~/core/kinds/reflection';
import { firstValue, type PromptProps } from './prompt';

function countWords(text: string): number {
	return text.trim() === '' ? 0 : text.trim().split(/\s+/).length;
}

export function ReflectionPrompt({ view, fields, name, disabled }: PromptProps<ReflectionView>) {
	const id = useId();
	const box = useRef<HTMLDivElement>(null);
	const [words, setWords] = useState<number | null>(null);
	function count() {
		const areas = [...(box.current?.querySelectorAll('textarea') ?? [])];
		setWords(areas.reduce((sum, area) => sum + countWords(area.value), 0));
	}
	return (
		<div ref={box} onInput={count}>
			<p className="hint ui">
				{view.minWords} to {view.maxWords} words in all.{' '}
				{view.marking === 'person'
					? 'A person reads it.'
					: 'It counts when every part has text and the length fits. Your opinion is not marked.'}
			</p>
			{view.sections.map((section) => (
				<div key={section.id} className="section">
					<label htmlFor={`${id}${section.id}`} className="ui">
						<strong>{section.label}</strong>
						{section.hint === null ? null : <span className="soft"> {section.hint}</span>}
					</label>
					<textarea
						id={`${id}${section.id}`}
						name={name(`section.${section.id}`)}
						defaultValue={firstValue(fields, `section.${section.id}`) ?? ''}
						maxLength={view.maxLength}
						disabled={disabled}
					/>
				</div>
			))}
			{words === null ? null : <p className="hint ui">{words} words so far.</p>}
			<details className="ui">
				<summary>What a good answer does</summary>
				<ul>
					{view.rubric.map((row) => (
						<li key={row.id}>
							<strong>{row.criterion}:</strong> {row.levels.map(({ text }) => text).join(' / ')}
						</li>
					))}
				</ul>
			</details>
		</div>
	);
}
