import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { Finding, Match, Piece, SearchPage } from '../views';
import { SearchBox } from './search-box';

/** The search page: the box, and what was found or what to do next. */
export function SearchResults({ page }: { page: SearchPage }) {
	return (
		<main id="main">
			<nav className="crumbs ui" aria-label="You are here">
				<ol>
					<li>
						<Link to={paths.course(page.courseId)}>{page.courseTitle}</Link>
					</li>
					<li aria-current="page">Search</li>
				</ol>
			</nav>
			<h1>Search</h1>
			<SearchBox courseId={page.courseId} query={page.query} />
			<p role="status" className="course-head">
				{summaryOf(page)}
			</p>
			{page.found === null || page.found.total === 0 ? (
				<WaysOn page={page} />
			) : (
				<ol className="found">
					{page.found.findings.map((finding) => (
						<Result key={finding.href} finding={finding} />
					))}
				</ol>
			)}
		</main>
	);
}

const MATCHES: Record<Match, string> = {
	all: '',
	similar: ' Nothing has exactly these words; these have words like them.',
	some: ' Nothing has all of these words; these have some of them, or words like them.',
};

function summaryOf({ query, found }: SearchPage): string {
	if (query === '') {
		return 'Type one or more words. Lessons, claims, the glossary and the article map are searched at once.';
	}
	if (found === null) {
		return `The words of “${query}” are in nearly every sentence. Add a rarer word, such as a name or a legal term.`;
	}
	if (found.total === 0) {
		return `Nothing was found for “${query}”. Look at the spelling, try fewer or other words, or browse below.`;
	}
	const shown = found.findings.length;
	const count = found.total === 1 ? '1 result' : `${found.total} results`;
	const best = shown < found.total ? ` The best ${shown} are shown; another word narrows it down.` : '';
	return `${count} for “${query}”.${MATCHES[found.match]}${best}`;
}

function Result({ finding }: { finding: Finding }) {
	return (
		<li>
			<h2>
				<Link to={finding.href}>
					<Pieces pieces={finding.title} />
					{finding.section === null ? null : (
						<>
							{' › '}
							<Pieces pieces={finding.section} />
						</>
					)}
				</Link>
			</h2>
			<p className="kind ui soft">
				{finding.type}
				{finding.label === null ? null : (
					<>
						{' '}
						<span className="label" data-label={finding.label}>
							{finding.label}
						</span>
					</>
				)}
			</p>
			<p>
				<Pieces pieces={finding.text} />
			</p>
		</li>
	);
}

/** Text with the words that were looked for marked. */
function Pieces({ pieces }: { pieces: Array<Piece> }) {
	return (
		<>
			{pieces.map((piece, at) =>
				// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
				piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text,
			)}
		</>
	);
}

function WaysOn({ page }: { page: SearchPage }) {
	return (
		<>
			{page.suggestions.length === 0 ? null : (
				<>
					<h2>Words to begin with</h2>
					<ul className="course-links ui">
						{page.suggestions.map((term) => (
							<li key={term}>
								<Link to={paths.search(page.courseId, term)}>{term}</Link>
							</li>
						))}
					</ul>
				</>
			)}
			<h2>Or browse</h2>
			<ul className="course-links ui">
				<li>
					<Link to={paths.course(page.courseId)}>All lessons</Link>
				</li>
				<li>
					<Link to={paths.claims(page.courseId)}>All claims</Link>
				</li>
				<li>
					<Link to={paths.glossary(page.courseId)}>Glossary</Link>
				</li>
				<li>
					<Link to={paths.sources(page.courseId)}>Sources</Link>
				</li>
			</ul>
		</>
	);
}
