import { useEffect, useRef } from 'react';
import { PostForm } from '~/ui/post-form';
import type { PreviewView } from '../views';
import { ChangesTable } from './changes-table';

function attempts(count: number): string {
	return count === 1 ? '1 attempt' : `${count} attempts`;
}

/** What a correction would change, and the button that does it. */
export function Preview({ classId, view }: { classId: string; view: PreviewView }) {
	const { what, newKey, rows, up, down, same, open, values } = view;
	const box = useRef<HTMLElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: every new answer takes the focus
	useEffect(() => box.current?.focus(), [view]);
	return (
		<section
			ref={box}
			aria-labelledby="preview-title"
			className="regrade-preview"
			id="preview"
			tabIndex={-1}
			// biome-ignore lint/a11y/noAutofocus: without JavaScript this is what brings a person to the answer
			autoFocus
		>
			<h2 id="preview-title">What would change</h2>
			<p>
				<b>{what}.</b> {newKey !== null && `Right would be: ${newKey}. `}
				{attempts(up)} up, {attempts(down)} down, {attempts(same)} the same.
				{open > 0 && ` ${attempts(open)} still open: corrected when submitted.`} Nothing is changed yet.
			</p>
			{rows.length === 0 ? (
				<p className="notice">
					No score changes. The correction would hold for later attempts of this class.
				</p>
			) : (
				<ChangesTable classId={classId} rows={rows} caption="Scores that would change" />
			)}
			<PostForm
				form="apply"
				reply={null}
				submit={rows.length === 0 ? 'Apply' : 'Apply and tell the students'}
				intent="apply"
			>
				{values.map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
			</PostForm>
		</section>
	);
}
