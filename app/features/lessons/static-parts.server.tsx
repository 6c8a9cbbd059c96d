/**
 * The parts of a lesson's page that are the same for everyone and need no script: head, contents, sources, look-ups,
 * neighbours. They are rendered once per build of the course and travel as prose does
 * (`docs/decisions/0004-prose-as-data.md`), so that a page for one person renders only what is that person's.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import type {
	CompiledLesson,
	CourseManifest,
	LessonEntry,
	LessonSource,
	ModuleEntry,
	TocEntry,
} from '~/content/types';
import { paths } from '~/platform/paths';

/** Ids of the static parts; each is the id of the element that holds it. */
export const STATIC_PARTS = [
	'lesson-head',
	'lesson-contents',
	'lesson-sources',
	'lesson-pager',
	'lesson-lookups',
] as const;
export type StaticPart = (typeof STATIC_PARTS)[number];

/** What the static parts are made from. */
export interface StaticLesson {
	course: CourseManifest;
	module: ModuleEntry;
	entry: LessonEntry;
	lesson: CompiledLesson;
	previous: LessonEntry | null;
	next: LessonEntry | null;
}

const LEVELS = {
	green: 'law and method',
	amber: 'killing in general terms',
	red: 'injuries and testimony, text only',
};

const DATE = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC',
});

/** By the compiled lesson: a new build of the course makes new objects. */
const rendered = new WeakMap<CompiledLesson, ReadonlyMap<StaticPart, string>>();

/** The static parts of a lesson's page as HTML. */
export function staticParts(found: StaticLesson): ReadonlyMap<StaticPart, string> {
	const known = rendered.get(found.lesson);
	if (known !== undefined) return known;
	const parts = new Map<StaticPart, string>([
		['lesson-head', renderToStaticMarkup(<Head {...found} />)],
		['lesson-contents', renderToStaticMarkup(<Contents lesson={found.lesson} />)],
		['lesson-sources', renderToStaticMarkup(<Sources {...found} />)],
		['lesson-pager', renderToStaticMarkup(<Pager {...found} />)],
		['lesson-lookups', renderToStaticMarkup(<Lookups course={found.course} />)],
	]);
	rendered.set(found.lesson, parts);
	return parts;
}

function Head({ course, module, entry, lesson }: StaticLesson) {
	const siblings = course.lessonEntries.filter(({ moduleId }) => moduleId === module.id);
	return (
		<>
			<header className="lesson-head">
				<p className="meta ui">
					<a href={paths.course(course.id)}>{module.title}</a> · lesson {siblings.indexOf(entry) + 1} of{' '}
					{siblings.length}
				</p>
				<h1>{entry.title}</h1>
				<p className="meta ui">
					{entry.minutes} minutes ·{' '}
					<span className="level" data-level={entry.level}>
						{entry.level}
					</span>{' '}
					{LEVELS[entry.level]} · facts checked on{' '}
					<time dateTime={entry.checkedOn}>{DATE.format(new Date(entry.checkedOn))}</time>
				</p>
				{entry.levelNote === null ? null : (
					<div className="notice warn">
						<p>
							<strong>Before you read.</strong> {entry.levelNote}
						</p>
					</div>
				)}
				<div className="objectives">
					<p className="ui soft">After this lesson you can</p>
					<ul>
						{entry.objectives.map((objective) => (
							<li key={objective.id}>{objective.text}</li>
						))}
					</ul>
				</div>
			</header>
			<details className="toc-fold side ui no-print">
				<summary>On this page</summary>
				<TableOfContents lesson={lesson} />
			</details>
		</>
	);
}

function Contents({ lesson }: { lesson: CompiledLesson }) {
	return (
		<>
			<h2>On this page</h2>
			<TableOfContents lesson={lesson} />
		</>
	);
}

function TableOfContents({ lesson }: { lesson: CompiledLesson }) {
	const entries: Array<TocEntry> =
		lesson.sources.length === 0 ? lesson.toc : [...lesson.toc, { id: 'sources', text: 'Sources', depth: 2 }];
	return (
		<nav className="toc" aria-label="On this page">
			<ol>
				{entries.map((entry) => (
					<li key={entry.id} className={`depth-${entry.depth}`}>
						<a href={`#${entry.id}`}>{entry.text}</a>
					</li>
				))}
			</ol>
		</nav>
	);
}

function Sources({ course, entry, lesson }: StaticLesson) {
	const paragraphs = course.sourceMap.filter((row) => row.lessons.includes(entry.id));
	return (
		<>
			{lesson.sources.length === 0 ? null : (
				<section aria-labelledby="sources">
					<h2 id="sources">Sources</h2>
					<ol className="sources-list">
						{lesson.sources.map((source) => (
							<Source key={source.anchor} source={source} />
						))}
					</ol>
				</section>
			)}
			{paragraphs.length === 0 ? null : (
				<p className="ui soft">
					On the article map:{' '}
					{paragraphs.map(({ id }, at) => (
						<span key={id}>
							{at === 0 ? '' : ', '}
							<a href={paths.article(course.id, id)}>{id}</a>
						</span>
					))}
				</p>
			)}
		</>
	);
}

function Source({ source }: { source: LessonSource }) {
	return (
		<li id={source.anchor}>
			{source.citation.before}
			<cite>{source.citation.title}</cite>
			{source.citation.after}{' '}
			{source.link && source.url !== null ? (
				<a href={source.url} rel="noreferrer">
					Open
				</a>
			) : null}{' '}
			<span className="ui">
				{source.uses.map((use, at) => (
					<span key={use.id}>
						{at === 0 ? '' : ' '}
						<a href={`#${use.id}`} aria-label={`Back to citation ${at + 1} of source ${source.number}`}>
							↑{use.at === null ? '' : ` ${use.at}`}
						</a>
					</span>
				))}
			</span>
		</li>
	);
}

function Pager({ course, previous, next }: StaticLesson) {
	return (
		<nav className="pager ui" aria-label="Previous and next lesson">
			{previous === null ? null : (
				<a href={paths.lesson(course.id, previous.slug)} rel="prev">
					Previous
					<strong>{previous.title}</strong>
				</a>
			)}
			{next === null ? null : (
				<a href={paths.lesson(course.id, next.slug)} rel="next" className="next">
					Next
					<strong>{next.title}</strong>
				</a>
			)}
		</nav>
	);
}

function Lookups({ course }: { course: CourseManifest }) {
	const links: Array<[string, string]> = [
		['Search', paths.search(course.id)],
		...(course.sourceMap.length > 0 ? [['Article map', paths.article(course.id)] as [string, string]] : []),
		['All claims', paths.claims(course.id)],
		['Glossary', paths.glossary(course.id)],
		['Sources', paths.sources(course.id)],
		...(course.timeline.length > 0 ? [['Timeline', paths.timeline(course.id)] as [string, string]] : []),
		...(course.places.length > 0 ? [['Map', paths.map(course.id)] as [string, string]] : []),
	];
	return (
		<ul>
			{links.map(([text, href]) => (
				<li key={href}>
					<a href={href}>{text}</a>
				</li>
			))}
		</ul>
	);
}
