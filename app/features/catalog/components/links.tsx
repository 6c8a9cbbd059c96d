/** Links of the lists one looks things up in. Plain, because most lists are static text. */
import { paths } from '~/platform/paths';
import type { LessonRef, SourceLink } from '../views';

/** Lessons by their titles; `anchor` leads to a place within one. */
export function LessonLinks({
	courseId,
	lessons,
}: {
	courseId: string;
	lessons: Array<LessonRef & { anchor?: string }>;
}) {
	return (
		<>
			{lessons.map((lesson, at) => (
				<span key={lesson.slug}>
					{at === 0 ? '' : ', '}
					<a href={paths.lesson(courseId, lesson.slug, lesson.anchor)}>{lesson.title}</a>
				</span>
			))}
		</>
	);
}

/** Sources by their short names, with the place in each. */
export function SourceLinks({ courseId, sources }: { courseId: string; sources: Array<SourceLink> }) {
	return (
		<>
			{sources.map((source, at) => (
				<span key={`${source.ref} ${source.at}`}>
					{at === 0 ? '' : '; '}
					<a href={paths.sources(courseId, source.ref)}>{source.short}</a>
					{source.at === null ? '' : `, ${source.at}`}
				</span>
			))}
		</>
	);
}

/** Claims by their ids, as links to the ledger. */
export function ClaimLinks({ courseId, claims }: { courseId: string; claims: Array<string> }) {
	return (
		<>
			{claims.map((id, at) => (
				<span key={id}>
					{at === 0 ? '' : ', '}
					<a href={paths.claims(courseId, id)}>{id}</a>
				</span>
			))}
		</>
	);
}
