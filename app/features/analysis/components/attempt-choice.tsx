import { Form } from '@remix-run/react';
import { CHOICE_WORDS, CHOICES, type Choice } from '../choice';

/** Which attempts go in; a plain form that asks for the same page again. */
export function AttemptChoice({ choice }: { choice: Choice }) {
	return (
		<Form method="get" className="analysis-choice ui">
			<label htmlFor="attempts">Counted</label>
			<select id="attempts" name="attempts" defaultValue={choice}>
				{CHOICES.map((one) => (
					<option key={one} value={one}>
						{CHOICE_WORDS[one]}
					</option>
				))}
			</select>
			<button type="submit" className="button quiet">
				Show
			</button>
		</Form>
	);
}
