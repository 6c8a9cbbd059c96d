/** Done, begun or not begun: a sign with its words. */
export function Tick({ state }: { state: 'done' | 'part' | 'none' }) {
	const { sign, word } = {
		done: { sign: '✓', word: 'Done' },
		part: { sign: '◐', word: 'Begun' },
		none: { sign: '○', word: 'Not begun' },
	}[state];
	return (
		<span className="tick" data-state={state}>
			<span aria-hidden="true">{sign}</span>
			<span className="visually-hidden">{word}: </span>
		</span>
	);
}
