/** The box at the end of a lesson: the same few texts for everyone, by what is done, so it travels as text. */
import { renderToStaticMarkup } from 'react-dom/server';

export interface LessonEndState {
	/** Null while the lesson has no quiz. */
	quiz: { itemCount: number; done: boolean } | null;
	read: boolean;
}

/** By state: there are as many as lengths of quizzes. */
const rendered = new Map<string, string>();

/** The box as HTML; its form works as it is, and `LessonArticle` sends it without a new page. */
export function lessonEnd(state: LessonEndState): string {
	const key = JSON.stringify(state);
	const html = rendered.get(key) ?? renderToStaticMarkup(<LessonEnd {...state} />);
	rendered.set(key, html);
	return html;
}

function LessonEnd({ quiz, read }: LessonEndState) {
	return (
		<div className="card no-print">
			<h2>{quiz === null ? 'Finished reading?' : quiz.done ? 'Quiz done' : 'Now see what stayed'}</h2>
			{quiz === null ? null : (
				<p>
					{quiz.itemCount} questions on this lesson. Feedback tells you why, and which paragraph to read
					again.
				</p>
			)}
			<form method="post" className="actions">
				{quiz === null ? null : (
					<button type="submit" name="intent" value="read-and-quiz" className="button">
						{quiz.done ? 'Look at the quiz' : 'To the quiz'}
					</button>
				)}
				<button type="submit" name="intent" value={read ? 'unread' : 'read'} className="button quiet">
					{read ? 'Mark as not read' : 'Mark as read'}
				</button>
			</form>
		</div>
	);
}
