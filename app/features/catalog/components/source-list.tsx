import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { SourcesPage } from '../views';
import { ClaimLinks, LessonLinks, LookupPage } from './lookup-page';
import { WEIGHTS } from './weights';

/** All sources, with their weight and where they are used. */
export function SourceList({ page }: { page: SourcesPage }) {
	return (
		<LookupPage
			{...page}
			title="Sources"
			intro="What the course rests on. The weight says what a source is good for. An address that could not be checked is shown as text, not as a link."
		>
			<ul className="ledger">
				{page.sources.map((source) => (
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
								Used in <LessonLinks courseId={page.courseId} lessons={source.lessons} />
							</p>
						)}
						{source.isArticle ? (
							<p className="ui">
								The course is built from it: see the{' '}
								<Link to={paths.article(page.courseId)}>article map</Link> and the{' '}
								<Link to={paths.claims(page.courseId)}>claims</Link>.
							</p>
						) : source.claims.length === 0 ? null : (
							<p className="ui">
								Behind the claims <ClaimLinks courseId={page.courseId} claims={source.claims} />
							</p>
						)}
						{source.events.length === 0 ? null : (
							<p className="ui">
								In the timeline{' '}
								{source.events.map((event, at) => (
									<span key={event.id}>
										{at === 0 ? '' : ', '}
										<Link to={paths.timeline(page.courseId, event.id)}>{event.title}</Link>
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
										<Link to={paths.table(page.courseId, table.id)}>{table.title}</Link>
									</span>
								))}
							</p>
						)}
					</li>
				))}
			</ul>
		</LookupPage>
	);
}
