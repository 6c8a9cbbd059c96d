import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import {
	type AttemptItem,
	FeedbackBlock,
	fieldName,
	ItemFields,
	KEY_FIELD,
	REVISION_FIELD,
} from '~/features/quizzes';
import { Prose } from '~/ui/prose';

/** What the lesson's action answers to a check sent by script. */
export interface CheckReply {
	check: AttemptItem | null;
	problem: string | null;
}

interface CheckBlockProps {
	itemId: string;
	/** Null while nobody has answered: then the form is the text `textId` (see `static-checks.server.tsx`). */
	check: AttemptItem | null;
	textId: string;
	/** The text when it came as data. */
	html: string | null;
	/** Place among the lesson's checks, from 1, and how many there are. */
	number: number;
	of: number;
	formKey: string;
}

/**
 * A question in the text: answered at once, not graded. Plain HTML posts it and comes back to this place; with
 * scripts only this block changes.
 */
export function CheckBlock({ itemId, check, textId, html, number, of, formKey }: CheckBlockProps) {
	const fetcher = useFetcher<CheckReply>({ key: `check-${itemId}` });
	const current = fetcher.data?.check ?? check;
	const problem = fetcher.data?.problem ?? null;
	const formId = `check-form-${itemId}`;
	const section = useRef<HTMLElement>(null);
	const button = useRef<HTMLButtonElement>(null);
	const took = check === null && current !== null;
	// The button that was pressed went with the text: the focus goes to the one that stands for it now.
	useEffect(() => {
		if (took) (button.current ?? section.current)?.focus();
	}, [took]);

	function submit(event: FormEvent) {
		event.preventDefault();
		if (fetcher.state !== 'idle' || !(event.target instanceof HTMLFormElement)) return;
		const data = new FormData(event.target);
		data.set('intent', `check:${itemId}`);
		data.set('scripted', '1');
		data.set(KEY_FIELD, crypto.randomUUID());
		fetcher.submit(data, { method: 'post' });
	}

	return (
		<section
			ref={section}
			tabIndex={-1}
			className="item check"
			id={`check-${itemId}`}
			aria-label={`Check yourself, ${number} of ${of}`}
			onSubmit={submit}
		>
			<p className="kicker ui">
				Check yourself, {number} of {of} · not graded
			</p>
			{current === null ? (
				<Prose id={textId} html={html} />
			) : (
				<form method="post" id={formId}>
					<input type="hidden" name={KEY_FIELD} value={formKey} />
					<input type="hidden" name={fieldName(itemId, REVISION_FIELD)} value={current.revision} />
					<ItemFields
						item={current}
						fields={current.fields}
						asksCertainty={false}
						disabled={current.finished}
						invalid={problem}
					/>
				</form>
			)}
			<div aria-live="polite">
				{current === null && problem !== null ? <p className="notice bad">{problem}</p> : null}
				{current === null || current.feedback === null ? null : (
					<FeedbackBlock feedback={current.feedback} final={current.finished} />
				)}
			</div>
			{current === null || current.finished ? null : (
				<p className="actions">
					<button
						ref={button}
						type="submit"
						form={formId}
						name="intent"
						value={`check:${itemId}`}
						className="button quiet"
						disabled={fetcher.state !== 'idle'}
					>
						{current.feedback === null ? 'Check my answer' : 'Check again'}
					</button>
				</p>
			)}
		</section>
	);
}
