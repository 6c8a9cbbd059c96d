/** The article map as static text. */
import { renderToStaticMarkup } from 'react-dom/server';
import { paths } from '~/platform/paths';
import { LessonLinks } from './components/links';
import type { ArticleParts, ArticleRow } from './views';

/** What an author's codes mean. A code that is not here is shown as its words. */
const TYPES: Record<string, { words: string; meaning: string }> = {
	background: { words: 'background', meaning: 'what a reader needs to know first' },
	'legal-text': { words: 'legal text', meaning: 'tells or quotes the law' },
	'documented-fact': { words: 'documented fact', meaning: 'in substance, independent sources agree' },
	attributed: { words: 'attributed', meaning: 'a figure or statement that has an owner' },
	quotation: { words: 'quotation', meaning: 'somebody’s own words' },
	inference: { words: 'inference', meaning: 'the author’s conclusion from something else' },
	opinion: { words: 'opinion', meaning: 'the author’s judgement' },
	generalisation: { words: 'generalisation', meaning: 'speaks of a whole group; handle with care' },
	heading: { words: 'heading', meaning: 'the title, or a heading of the article' },
	byline: { words: 'byline', meaning: 'who wrote it, and when' },
	reference: { words: 'reference', meaning: 'an entry of the article’s own list of sources' },
};

/** Everything below the introduction: where the text is, ways to each part, and the parts. */
export function articleHtml(page: ArticleParts): string {
	return renderToStaticMarkup(<ArticleList page={page} />);
}

function ArticleList({ page }: { page: ArticleParts }) {
	const types = Object.keys(TYPES).filter((type) => page.rows.some((row) => row.types.includes(type)));
	return (
		<>
			<About page={page} />
			<nav className="jump ui no-print" aria-label="Parts of the article">
				<ol>
					{page.rows.map(({ id }) => (
						<li key={id}>
							<a href={`#${id}`}>{id}</a>
						</li>
					))}
				</ol>
			</nav>
			<details className="legend ui">
				<summary>What the types mean</summary>
				<dl>
					{types.map((type) => (
						<div key={type}>
							<dt>{wordsOf(type)}</dt>
							<dd>{TYPES[type]?.meaning}</dd>
						</div>
					))}
				</dl>
			</details>
			<ol className="article-map" data-text={page.text === 'none' ? undefined : ''}>
				{page.rows.map((row) => (
					<Row key={row.id} page={page} row={row} />
				))}
			</ol>
		</>
	);
}

const TEXTS: Record<ArticleParts['text'], string> = {
	none: 'Its own text is not part of the course: each part has a gist, in our words.',
	part: 'The owner of this site shows its text beside our gists. Parts whose text could not be recognised have the gist only.',
	all: 'The owner of this site shows its text beside our gists.',
};

function About({ page }: { page: ArticleParts }) {
	return (
		<p className="course-head">
			{page.article === null ? null : (
				<>
					{page.article.citation.before}
					<cite>{page.article.citation.title}</cite>
					{page.article.citation.after}{' '}
					<a href={paths.sources(page.courseId, page.article.id)}>About this source</a>.{' '}
				</>
			)}
			{TEXTS[page.text]}
		</p>
	);
}

function Row({ page, row }: { page: ArticleParts; row: ArticleRow }) {
	const { courseId } = page;
	const Heading = row.kind === 'heading' ? 'h2' : 'h3';
	return (
		<li id={row.id} data-kind={row.kind}>
			<div className="row-head ui">
				<Heading>
					<a href={`#${row.id}`}>{row.id}</a>
				</Heading>
				<ul className="types" aria-label="Types">
					{row.types.map((type) => (
						<li key={type}>{wordsOf(type)}</li>
					))}
				</ul>
			</div>
			{row.text === null ? null : <blockquote className="text">{row.text}</blockquote>}
			<div className="ours">
				<p className="gist">
					{row.text === null ? null : <span className="ui soft">In our words: </span>}
					{row.gist}
				</p>
				{row.claims.length === 0 ? null : (
					<ul className="row-claims ui">
						{row.claims.map((claim) => (
							<li key={claim.id}>
								<a href={paths.claims(courseId, claim.id)}>{claim.id}</a>{' '}
								<span className="label" data-label={claim.label}>
									{claim.label}
								</span>{' '}
								{claim.says}
							</li>
						))}
					</ul>
				)}
				{row.lessons.length === 0 ? null : (
					<p className="ui">
						<span className="soft">{row.lessons.length > 1 ? 'Lessons: ' : 'Lesson: '}</span>
						<LessonLinks courseId={courseId} lessons={row.lessons} />
					</p>
				)}
			</div>
		</li>
	);
}

/** A type in words. */
function wordsOf(type: string): string {
	return TYPES[type]?.words ?? type.replaceAll('-', ' ');
}
