import { type MouseEvent, useRef } from 'react';
import { TextAreaField } from '~/ui/form';
import type { MarkingPage } from '../views';

/** The comment to the student, with the teacher's bank below it. */
export function CommentField({ comment, comments }: Pick<MarkingPage, 'comment' | 'comments'>) {
	const box = useRef<HTMLDivElement>(null);
	/** With scripts at once and where the cursor is; without them the server adds it at the end. */
	function insert(event: MouseEvent, text: string) {
		const field = box.current?.querySelector('textarea') ?? null;
		if (field === null) return;
		event.preventDefault();
		const { selectionStart, selectionEnd, value } = field;
		const gap =
			value.slice(0, selectionStart).trim() === '' || /\s$/.test(value.slice(0, selectionStart)) ? '' : ' ';
		field.setRangeText(gap + text, selectionStart, selectionEnd, 'end');
		field.focus();
	}
	return (
		<div ref={box}>
			<TextAreaField
				name="comment"
				label="Comment to the student"
				defaultValue={comment}
				rows={5}
				maxLength={4_000}
			/>
			<div className="mark-bank">
				<button type="submit" name="intent" value="keep" className="button quiet">
					Keep this comment in my bank
				</button>
				{comments.length === 0 ? (
					<p className="soft">Comments you keep can be put into any answer with one press.</p>
				) : (
					<ul aria-label="My bank of comments">
						{comments.map(({ id, text }) => (
							<li key={id}>
								<button
									type="submit"
									name="intent"
									value={`insert:${id}`}
									title="Put into the comment"
									onClick={(event) => insert(event, text)}
								>
									{text}
								</button>
								<button
									type="submit"
									name="intent"
									value={`forget:${id}`}
									aria-label={`Remove “${text}” from my bank`}
								>
									Remove
								</button>
							</li>
						))}
					</ul>
				)}
			</div>
		</div>
	);
}
