/** The glossary as static text. */
import { renderToStaticMarkup } from 'react-dom/server';
import { LessonLinks } from './components/links';
import type { GlossaryTerm } from './views';

export function glossaryHtml(courseId: string, terms: ReadonlyArray<GlossaryTerm>): string {
	return renderToStaticMarkup(<TermList courseId={courseId} terms={terms} />);
}

function TermList({ courseId, terms }: { courseId: string; terms: ReadonlyArray<GlossaryTerm> }) {
	return (
		<ul className="ledger">
			{terms.map((term) => (
				<li key={term.id} id={term.id}>
					<h2>{term.term}</h2>
					{term.also.length === 0 ? null : <p className="ui soft">Also: {term.also.join(', ')}</p>}
					<p>{term.definition}</p>
					{term.lessons.length === 0 ? null : (
						<p className="ui">
							Used in <LessonLinks courseId={courseId} lessons={term.lessons} />
						</p>
					)}
				</li>
			))}
		</ul>
	);
}
