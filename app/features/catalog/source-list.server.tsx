/** The sources as static text. */
import { renderToStaticMarkup } from 'react-dom/server';
import { paths } from '~/platform/paths';
import { ClaimLinks, LessonLinks } from './components/links';
import { WEIGHTS } from './components/weights';
import type { ListedSource } from './views';

export function sourcesHtml(courseId: string, sources: ReadonlyArray<ListedSource>): string {
	return renderToStaticMarkup(<Sources courseId={courseId} sources={sources} />);
}

function Sources({ courseId, sources }: { courseId: string; sources: ReadonlyArray<ListedSource> }) {
	return (
		<ul className="ledger">
			{sources.map((source) => (
				<li key={source.id} id={source.id}>
					<p>
						{source.citation.before}
						<cite>{source.citation.title}</cite>
						{source.citation.after}
					</p>
					<p className="ui soft">
						Weight: {WEIGHTS[source.weight]}
						{source.weight === 'party' ? ', good for what that side says' : ''}
						{source.url === null ? null : (
							<>
								{' · '}
								{source.link ? (
									<a href={source.url} rel="noreferrer">
										{source.url}
									</a>
								) : (
									source.url
								)}
							</>
						)}
					</p>
					{source.note === null ? null : <p className="ui soft">{source.note}</p>}
					{source.lessons.length === 0 ? null : (
						<p className="ui">
							Used in <LessonLinks courseId={courseId} lessons={source.lessons} />
						</p>
					)}
					{source.isArticle ? (
						<p className="ui">
							The course is built from it: see the <a href={paths.article(courseId)}>article map</a> and the{' '}
							<a href={paths.claims(courseId)}>claims</a>.
						</p>
					) : source.claims.length === 0 ? null : (
						<p className="ui">
							Behind the claims <ClaimLinks courseId={courseId} claims={source.claims} />
						</p>
					)}
					{source.events.length === 0 ? null : (
						<p className="ui">
							In the timeline{' '}
							{source.events.map((event, at) => (
								<span key={event.id}>
									{at === 0 ? '' : ', '}
									<a href={paths.timeline(courseId, event.id)}>{event.title}</a>
								</span>
							))}
						</p>
					)}
					{source.tables.length === 0 ? null : (
						<p className="ui">
							In the tables{' '}
							{source.tables.map((table, at) => (
								<span key={table.id}>
									{at === 0 ? '' : ', '}
									<a href={paths.table(courseId, table.id)}>{table.title}</a>
								</span>
							))}
						</p>
					)}
				</li>
			))}
		</ul>
	);
}
