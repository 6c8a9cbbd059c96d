/**
 * Questions in the text that their reader has not answered: the same form for everyone, so it is rendered once and
 * travels as text. `CheckBlock` takes over with the first answer.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import type { KindName } from '~/core/kinds';
import type { AttemptItem } from '~/features/quizzes';
import { UnansweredCheck } from './components/unanswered-check';

/** Their controls need a script before the first answer, too. */
const SCRIPTED: ReadonlyArray<KindName> = ['ordering', 'reflection'];

/** `getChecks` gives the same object for the same unanswered question. */
const rendered = new WeakMap<AttemptItem, string>();

/** The form as HTML; null when the question was answered, or has controls that need a script. */
export function checkText(check: AttemptItem): string | null {
	if (check.revision > 0 || SCRIPTED.includes(check.view.kind)) return null;
	const html = rendered.get(check) ?? renderToStaticMarkup(<UnansweredCheck check={check} />);
	rendered.set(check, html);
	return html;
}
