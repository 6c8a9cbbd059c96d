/**
 * What can be found in a course. Made from what pages show to everybody and from nothing else: this module cannot
 * reach the questions.
 */
import type { ClaimLabel, CompiledLesson, CourseManifest, LessonEntry } from '~/content/types';
import { paths } from '~/platform/paths';
import { passagesOf } from './passages';
import type { FindingType } from './views';

/** Something that can be found, and the address that leads there. */
export interface Entry {
	type: FindingType;
	href: string;
	title: string;
	section: string | null;
	text: string;
	/** Other words it is found by, not shown. */
	keys: string;
	label: ClaimLabel | null;
}

/** All entries of a course, in the order of the pages. */
export function entriesOf(
	course: CourseManifest,
	lessons: ReadonlyArray<{ entry: LessonEntry; lesson: CompiledLesson }>,
): Array<Entry> {
	return [
		...lessons.flatMap(({ entry, lesson }) => lessonEntries(course.id, entry, lesson)),
		...course.claims.map(
			({ id, label, says, record, say, paragraphs }): Entry => ({
				type: 'Claim',
				href: paths.claims(course.id, id),
				title: `Claim ${id}`,
				section: null,
				text: `${says} ${record} ${say}`,
				keys: [id, label, ...paragraphs].join(' '),
				label,
			}),
		),
		...course.glossary.map(
			({ id, term, also, definition }): Entry => ({
				type: 'Term',
				href: paths.glossary(course.id, id),
				title: term,
				section: null,
				text: definition,
				keys: also.join(' '),
				label: null,
			}),
		),
		...course.timeline.map(
			({ id, when, title, text, note }): Entry => ({
				type: 'Timeline',
				href: paths.timeline(course.id, id),
				title: `${when}: ${title}`,
				section: null,
				text: note === null ? text : `${text} ${note}`,
				keys: '',
				label: null,
			}),
		),
		...course.tables.flatMap(({ id, title, columns, rows }) =>
			rows.map(
				(row): Entry => ({
					type: 'Table',
					href: paths.table(course.id, id, row.id),
					title,
					section: row.title,
					text: row.cells.map((cell, at) => `${columns[at]?.title ?? ''}: ${cell}`).join(' · '),
					keys: '',
					label: null,
				}),
			),
		),
		...course.sourceMap.map(
			({ id, gist }): Entry => ({
				type: 'Article',
				href: paths.article(course.id, id),
				title: `${id} of the article`,
				section: null,
				text: gist,
				keys: id,
				label: null,
			}),
		),
	];
}

function lessonEntries(
	courseId: string,
	{ slug, title, summary, objectives }: LessonEntry,
	lesson: CompiledLesson,
): Array<Entry> {
	const whole: Entry = {
		type: 'Lesson',
		href: paths.lesson(courseId, slug),
		title,
		section: null,
		text: `${summary} You learn to ${objectives.map((objective) => objective.text).join('; ')}.`,
		keys: '',
		label: null,
	};
	const parts = passagesOf(lesson.segments).map(
		({ anchor, heading, text }): Entry => ({
			type: 'Lesson',
			href: paths.lesson(courseId, slug, anchor),
			title,
			section: heading ?? 'Beginning',
			text,
			keys: '',
			label: null,
		}),
	);
	return [whole, ...parts];
}
