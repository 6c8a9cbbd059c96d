/**
 * The list of a module's lessons beside the text, with the reader's signs. It needs no script, so it travels as text;
 * readers with the same signs share one rendering.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import type { CompiledLesson, CourseManifest, LessonEntry, ModuleEntry } from '~/content/types';
import { createLru } from '~/platform/lru';
import { paths } from '~/platform/paths';
import { Tick } from '~/ui/tick';

interface LessonNavInput {
	course: CourseManifest;
	module: ModuleEntry;
	current: LessonEntry;
	/** Of the module, in order. */
	lessons: ReadonlyArray<LessonEntry>;
	/** One for each lesson. */
	signs: ReadonlyArray<'done' | 'part' | 'none'>;
	/** Of the module; null for someone without a session. */
	progress: { done: number; total: number; minutesLeft: number } | null;
}

const MOST_KEPT = 100;
/** By the compiled lesson, as a new build of the course makes new objects; then by signs and numbers. */
const rendered = new WeakMap<CompiledLesson, ReturnType<typeof createLru<string, string>>>();

/** The list as HTML. */
export function lessonNav(lesson: CompiledLesson, input: LessonNavInput): string {
	const known = rendered.get(lesson) ?? createLru<string, string>(MOST_KEPT);
	rendered.set(lesson, known);
	const { signs, progress } = input;
	const key = `${signs.join(' ')} ${progress === null ? '' : `${progress.done} ${progress.minutesLeft}`}`;
	const html = known.get(key) ?? renderToStaticMarkup(<LessonNav {...input} />);
	known.set(key, html);
	return html;
}

function LessonNav({ course, module, current, lessons, signs, progress }: LessonNavInput) {
	return (
		<>
			<nav aria-label="Lessons of this module">
				<h2>{module.title}</h2>
				<ol>
					{lessons.map((lesson, at) => (
						<li key={lesson.id}>
							<a
								href={paths.lesson(course.id, lesson.slug)}
								aria-current={lesson.id === current.id ? 'page' : undefined}
							>
								<Tick state={signs[at] ?? 'none'} />
								<span>{lesson.title}</span>
							</a>
						</li>
					))}
				</ol>
			</nav>
			{progress === null ? null : (
				<section aria-label="Your progress in this module">
					<progress value={progress.done} max={progress.total} aria-label="Module progress" />
					<p className="soft">
						{progress.done} of {progress.total} parts done
						{progress.minutesLeft === 0 ? '' : ` · about ${progress.minutesLeft} minutes left`}
					</p>
				</section>
			)}
		</>
	);
}
