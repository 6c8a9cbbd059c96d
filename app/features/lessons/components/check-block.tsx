import { useFetcher } from '@remix-run/react';
import {
	type AttemptItem,
	FeedbackBlock,
	fieldName,
	ItemFields,
	KEY_FIELD,
	REVISION_FIELD,
} from '~/features/quizzes';

/** What the lesson's action answers to a check sent by script. */
export interface CheckReply {
	check: AttemptItem | null;
	problem: string | null;
}

interface CheckBlockProps {
	check: AttemptItem;
	/** Place among the lesson's checks, from 1, and how many there are. */
	number: number;
	of: number;
	formKey: string;
}

/**
 * A question in the text: answered at once, not graded. Plain HTML posts it and comes back to this place; with
 * scripts only this block changes.
 */
export function CheckBlock({ check, number, of, formKey }: CheckBlockProps) {
	const fetcher = useFetcher<CheckReply>({ key: `check-${check.itemId}` });
	const current = fetcher.data?.check ?? check;
	const problem = fetcher.data?.problem ?? null;
	return (
		<section
			className="item check"
			id={`check-${check.itemId}`}
			aria-label={`Check yourself, ${number} of ${of}`}
		>
			<p className="kicker ui">
				Check yourself, {number} of {of} · not graded
			</p>
			<fetcher.Form
				method="post"
				onSubmit={(event) => {
					event.preventDefault();
					const data = new FormData(event.currentTarget);
					const button = (event.nativeEvent as SubmitEvent).submitter;
					if (button instanceof HTMLButtonElement) data.set('intent', button.value);
					data.set('scripted', '1');
					data.set(KEY_FIELD, crypto.randomUUID());
					fetcher.submit(data, { method: 'post' });
				}}
			>
				<input type="hidden" name={KEY_FIELD} value={formKey} />
				<input type="hidden" name={fieldName(check.itemId, REVISION_FIELD)} value={current.revision} />
				<ItemFields
					item={check}
					fields={check.fields}
					asksCertainty={false}
					disabled={current.finished}
					invalid={problem}
				/>
				<div aria-live="polite">
					{current.feedback === null ? null : (
						<FeedbackBlock feedback={current.feedback} final={current.finished} />
					)}
				</div>
				{current.finished ? null : (
					<p className="actions">
						<button
							type="submit"
							name="intent"
							value={`check:${check.itemId}`}
							className="button quiet"
							disabled={fetcher.state !== 'idle'}
						>
							{current.feedback === null ? 'Check my answer' : 'Check again'}
						</button>
					</p>
				)}
			</fetcher.Form>
		</section>
	);
}
