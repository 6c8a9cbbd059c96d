import type { FormReply } from '~/ui/form';
import { POINTS } from '../marking-fields';
import type { MarkingPage } from '../views';

interface RubricFieldProps {
	criterion: MarkingPage['rubric'][number];
	/** Points of the level that was chosen before; null when none was. */
	chosen: number | null;
	reply: FormReply | null;
}

/** One criterion with its levels, the highest first. */
export function RubricField({ criterion: { id, criterion, levels }, chosen, reply }: RubricFieldProps) {
	const field = `${POINTS}${id}`;
	const errors = reply?.errors[field] ?? [];
	const typed = reply?.values[field] ?? (chosen === null ? null : String(chosen));
	const box = `mark-${field}`;
	return (
		<fieldset
			className="mark-levels"
			id={box}
			aria-describedby={errors.length === 0 ? undefined : `${box}-error`}
		>
			<legend>{criterion}</legend>
			{errors.length === 0 ? null : (
				<p id={`${box}-error`} className="form-error">
					{errors.join(' ')}
				</p>
			)}
			{levels
				.toSorted((a, b) => b.points - a.points)
				.map(({ points, text }) => (
					<label key={points} className="form-check">
						<input type="radio" name={field} value={points} defaultChecked={typed === String(points)} />
						<span>
							<b>{points}</b> {text}
						</span>
					</label>
				))}
		</fieldset>
	);
}
