import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '~/platform/paths';
import type { ClaimsPage, GlossaryPage, SourcesPage } from '../views';

function LookupPage(props: {
	courseId: string;
	courseTitle: string;
	title: string;
	intro: string;
	children: ReactNode;
}) {
	return (
		<main id="main">
			<nav className="crumbs ui" aria-label="You are here">
				<ol>
					<li>
						<Link to={paths.course(props.courseId)}>{props.courseTitle}</Link>
					</li>
					<li aria-current="page">{props.title}</li>
				</ol>
			</nav>
			<h1>{props.title}</h1>
			<p className="course-head">{props.intro}</p>
			{props.children}
		</main>
	);
}

function LessonLinks({
	courseId,
	lessons,
}: {
	courseId: string;
	lessons: Array<{ slug: string; title: string }>;
}) {
	if (lessons.length === 0) return null;
	return (
		<>
			{lessons.map((lesson, at) => (
				<span key={lesson.slug}>
					{at === 0 ? '' : ', '}
					<Link to={paths.lesson(courseId, lesson.slug)}>{lesson.title}</Link>
				</span>
			))}
		</>
	);
}

/** The claim ledger: each claim with what the article says, what the record shows, and how to say it. */
export function ClaimLedger({ page }: { page: ClaimsPage }) {
	return (
		<LookupPage
			{...page}
			title="Claims"
			intro="Every claim of the article that the course works with: what the article says, what the wider record shows, and words that stay true. A label says how sure the record is."
		>
			<ul className="ledger">
				{page.claims.map((claim) => (
					<li key={claim.id} id={claim.id}>
						<h2 className="ui">
							<a href={`#${claim.id}`}>{claim.id}</a>{' '}
							<span className="label" data-label={claim.label}>
								{claim.label}
							</span>{' '}
							<span className="soft">{claim.paragraphs.join(', ')}</span>
						</h2>
						<dl>
							<dt>The article says</dt>
							<dd>{claim.says}</dd>
							<dt>The record shows</dt>
							<dd>{claim.record}</dd>
							<dt>Say</dt>
							<dd>{claim.say}</dd>
							<dt>Sources</dt>
							<dd>
								{claim.sources.map((source, at) => (
									<span key={`${source.ref} ${source.at}`}>
										{at === 0 ? '' : '; '}
										<Link to={paths.sources(page.courseId, source.ref)}>{source.short}</Link>
										{source.at === null ? '' : `, ${source.at}`}
									</span>
								))}
							</dd>
							{claim.lessons.length === 0 ? null : (
								<>
									<dt>Lessons</dt>
									<dd>
										<LessonLinks courseId={page.courseId} lessons={claim.lessons} />
									</dd>
								</>
							)}
						</dl>
					</li>
				))}
			</ul>
		</LookupPage>
	);
}

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

const WEIGHTS = {
	primary: 'primary or independent',
	secondary: 'scholarly or journalistic',
	party: 'party to the dispute: good for what that side says',
	pointer: 'pointer only',
};

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
					</li>
				))}
			</ul>
		</LookupPage>
	);
}
