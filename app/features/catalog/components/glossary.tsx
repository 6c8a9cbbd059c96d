import type { GlossaryPage } from '../views';
import { LessonLinks, LookupPage } from './lookup-page';

/** The glossary: terms in alphabetical order with plain definitions. */
export function Glossary({ page }: { page: GlossaryPage }) {
	return (
		<LookupPage {...page} title="Glossary" intro="The words of the course in plain language.">
			<ul className="ledger">
				{page.terms.map((term) => (
					<li key={term.id} id={term.id}>
						<h2>{term.term}</h2>
						{term.also.length === 0 ? null : <p className="ui soft">Also: {term.also.join(', ')}</p>}
						<p>{term.definition}</p>
						{term.lessons.length === 0 ? null : (
							<p className="ui">
								Used in <LessonLinks courseId={page.courseId} lessons={term.lessons} />
							</p>
						)}
					</li>
				))}
			</ul>
		</LookupPage>
	);
}
