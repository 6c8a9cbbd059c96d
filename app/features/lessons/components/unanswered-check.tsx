import { type AttemptItem, fieldName, ItemFields, KEY_FIELD, REVISION_FIELD } from '~/features/quizzes';

/**
 * Key of a first answer that is sent without a script. It is the same for everyone: together with the question and
 * its revision it is one person's own.
 */
export const FIRST_KEY = 'first';

/** A question in the text as a plain form that nobody has filled in yet. */
export function UnansweredCheck({ check }: { check: AttemptItem }) {
	return (
		<form method="post">
			<input type="hidden" name={KEY_FIELD} value={FIRST_KEY} />
			<input type="hidden" name={fieldName(check.itemId, REVISION_FIELD)} value={check.revision} />
			<ItemFields item={check} fields={[]} asksCertainty={false} disabled={false} invalid={null} />
			<p className="actions">
				<button type="submit" name="intent" value={`check:${check.itemId}`} className="button quiet">
					Check my answer
				</button>
			</p>
		</form>
	);
}
