import { Form, Link } from '@remix-run/react';
import type { LessonSource } from '~/content/types';
import { paths } from '~/platform/paths';
import { Prose } from '~/ui/prose';
import { Tick } from '~/ui/tick';
import type { LessonPage } from '../views';
import { CheckBlock } from './check-block';
import { useReadingPlace } from './use-reading-place';

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

/** A lesson as a page: the text in the middle, its lessons on one side, its contents on the other. */
export function LessonArticle({ page, checkKey }: { page: LessonPage; checkKey: string }) {
	const checks = page.pieces.filter(({ type }) => type === 'check');
	useReadingPlace(page.courseId, page.lesson.id, page.toc, page.progress !== null);
	return (
		<main id="main" className="lesson">
			<ModuleNav page={page} />
			<article>
				<LessonHead page={page} />
				<details className="toc-fold side ui no-print">
					<summary>On this page</summary>
					<TableOfContents page={page} />
				</details>
				{page.pieces.map((piece) =>
					piece.type === 'prose' ? (
						<Prose key={piece.id} id={piece.id} html={piece.html} className="prose" />
					) : (
						<CheckBlock
							key={piece.check.itemId}
							check={piece.check}
							number={checks.indexOf(piece) + 1}
							of={checks.length}
							formKey={checkKey}
						/>
					),
				)}
				<Sources sources={page.sources} />
				<LessonEnd page={page} />
			</article>
			<Contents page={page} />
		</main>
	);
}

function LessonHead({ page }: { page: LessonPage }) {
	const { lesson } = page;
	return (
		<header className="lesson-head">
			<p className="meta ui">
				<Link to={paths.course(page.courseId)}>{page.module.title}</Link> · lesson {lesson.number} of{' '}
				{lesson.of}
			</p>
			<h1>{lesson.title}</h1>
			<p className="meta ui">
				{lesson.minutes} minutes ·{' '}
				<span className="level" data-level={lesson.level}>
					{lesson.level}
				</span>{' '}
				{LEVELS[lesson.level]} · facts checked on{' '}
				<time dateTime={lesson.checkedOn}>{DATE.format(new Date(lesson.checkedOn))}</time>
			</p>
			{lesson.levelNote === null ? null : (
				<div className="notice warn">
					<p>
						<strong>Before you read.</strong> {lesson.levelNote}
					</p>
				</div>
			)}
			<div className="objectives">
				<p className="ui soft">After this lesson you can</p>
				<ul>
					{lesson.objectives.map((objective) => (
						<li key={objective.id}>{objective.text}</li>
					))}
				</ul>
			</div>
		</header>
	);
}

function ModuleNav({ page }: { page: LessonPage }) {
	return (
		<div className="side ui module-nav">
			<nav aria-label="Lessons of this module">
				<h2>{page.module.title}</h2>
				<ol>
					{page.lessons.map((lesson) => (
						<li key={lesson.id}>
							<Link
								to={paths.lesson(page.courseId, lesson.slug)}
								aria-current={lesson.id === page.lesson.id ? 'page' : undefined}
							>
								<Tick state={lesson.state} />
								<span>{lesson.title}</span>
							</Link>
						</li>
					))}
				</ol>
			</nav>
			{page.progress === null ? null : (
				<section aria-label="Your progress in this module">
					<progress value={page.progress.done} max={page.progress.total} aria-label="Module progress" />
					<p className="soft">
						{page.progress.done} of {page.progress.total} parts done
						{page.progress.minutesLeft === 0 ? '' : ` · about ${page.progress.minutesLeft} minutes left`}
					</p>
				</section>
			)}
			<section>
				<ul>
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
			</section>
		</div>
	);
}

function Contents({ page }: { page: LessonPage }) {
	return (
		<div className="side aside ui">
			<h2 id="on-this-page">On this page</h2>
			<TableOfContents page={page} />
		</div>
	);
}

function TableOfContents({ page }: { page: LessonPage }) {
	return (
		<nav className="toc" aria-label="On this page">
			<ol>
				{page.toc.map((entry) => (
					<li key={entry.id} className={`depth-${entry.depth}`}>
						<a href={`#${entry.id}`}>{entry.text}</a>
					</li>
				))}
				{page.sources.length === 0 ? null : (
					<li>
						<a href="#sources">Sources</a>
					</li>
				)}
			</ol>
		</nav>
	);
}

function Sources({ sources }: { sources: Array<LessonSource> }) {
	if (sources.length === 0) return null;
	return (
		<section aria-labelledby="sources">
			<h2 id="sources">Sources</h2>
			<ol className="sources-list">
				{sources.map((source) => (
					<li key={source.anchor} id={source.anchor}>
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
				))}
			</ol>
		</section>
	);
}

function LessonEnd({ page }: { page: LessonPage }) {
	const { quiz } = page;
	return (
		<footer className="lesson-end">
			<div className="card no-print">
				<h2>{quiz === null ? 'Finished reading?' : quiz.done ? 'Quiz done' : 'Now see what stayed'}</h2>
				{quiz === null ? null : (
					<p>
						{quiz.itemCount} questions on this lesson. Feedback tells you why, and which paragraph to read
						again.
					</p>
				)}
				<Form method="post" className="actions">
					{quiz === null ? null : (
						<button type="submit" name="intent" value="read-and-quiz" className="button">
							{quiz.done ? 'Look at the quiz' : 'To the quiz'}
						</button>
					)}
					{page.progress?.read === true ? (
						<button type="submit" name="intent" value="unread" className="button quiet">
							Mark as not read
						</button>
					) : (
						<button type="submit" name="intent" value="read" className="button quiet">
							Mark as read
						</button>
					)}
				</Form>
			</div>
			<nav className="pager ui" aria-label="Previous and next lesson">
				{page.previous === null ? null : (
					<Link to={paths.lesson(page.courseId, page.previous.slug)} rel="prev">
						Previous
						<strong>{page.previous.title}</strong>
					</Link>
				)}
				{page.next === null ? null : (
					<Link to={paths.lesson(page.courseId, page.next.slug)} rel="next" className="next">
						Next
						<strong>{page.next.title}</strong>
					</Link>
				)}
			</nav>
		</footer>
	);
}
