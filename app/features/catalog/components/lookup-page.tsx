import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SearchBox } from '~/features/search';
import { paths } from '~/platform/paths';
import type { LessonRef, SourceLink } from '../views';

/** A page of a course where one looks something up. */
export function LookupPage(props: {
	courseId: string;
	courseTitle: string;
	title: string;
	intro: string;
	children: ReactNode;
}) {
	return (
		<main id="main">
			<div className="lookup-head">
				<nav className="crumbs ui" aria-label="You are here">
					<ol>
						<li>
							<Link to={paths.course(props.courseId)}>{props.courseTitle}</Link>
						</li>
						<li aria-current="page">{props.title}</li>
					</ol>
				</nav>
				<SearchBox courseId={props.courseId} small />
			</div>
			<h1>{props.title}</h1>
			<p className="course-head">{props.intro}</p>
			{props.children}
		</main>
	);
}

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
					<Link to={paths.lesson(courseId, lesson.slug, lesson.anchor)}>{lesson.title}</Link>
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
					<Link to={paths.sources(courseId, source.ref)}>{source.short}</Link>
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
					<Link to={paths.claims(courseId, id)}>{id}</Link>
				</span>
			))}
		</>
	);
}
