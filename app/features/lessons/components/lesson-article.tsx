import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { Prose } from '~/ui/prose';
import { Tick } from '~/ui/tick';
import { useStaticLinks } from '~/ui/use-static-links';
import type { LessonPage } from '../views';
import { CheckBlock } from './check-block';
import { useReadingPlace } from './use-reading-place';

/** A lesson as a page: the text in the middle, its lessons on one side, its contents on the other. */
export function LessonArticle({ page, checkKey }: { page: LessonPage; checkKey: string }) {
	const checks = page.pieces.filter(({ type }) => type === 'check');
	const { parts } = page;
	useReadingPlace(page.courseId, page.lesson.id, page.progress !== null);
	const onClick = useStaticLinks();
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the links themselves take the keyboard; this only saves a page load
		<main id="main" className="lesson" onClick={onClick}>
			<div className="side ui module-nav">
				<ModuleNav page={page} />
				<Prose id="lesson-lookups" html={parts?.['lesson-lookups'] ?? null} className="lookups" />
			</div>
			<article>
				<Prose id="lesson-head" html={parts?.['lesson-head'] ?? null} />
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
				<Prose id="lesson-sources" html={parts?.['lesson-sources'] ?? null} />
				<LessonEnd page={page} />
				<Prose id="lesson-pager" html={parts?.['lesson-pager'] ?? null} />
			</article>
			<Prose id="lesson-contents" html={parts?.['lesson-contents'] ?? null} className="side aside ui" />
		</main>
	);
}

function ModuleNav({ page }: { page: LessonPage }) {
	return (
		<>
			<nav aria-label="Lessons of this module">
				<h2>{page.module.title}</h2>
				<ol>
					{page.lessons.map((lesson) => (
						<li key={lesson.slug}>
							<Link
								to={paths.lesson(page.courseId, lesson.slug)}
								aria-current={lesson.slug === page.lesson.slug ? 'page' : undefined}
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
		</>
	);
}

function LessonEnd({ page }: { page: LessonPage }) {
	const { quiz } = page;
	return (
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
	);
}
