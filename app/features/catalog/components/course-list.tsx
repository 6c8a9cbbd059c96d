import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { CatalogPage } from '../views';

/** The catalogue: every course with what it takes. */
export function CourseList({ page }: { page: CatalogPage }) {
	return (
		<main id="main">
			<div className="course-head">
				<h1>Courses</h1>
				<p>
					Each course takes one argument apart: what is documented, what is claimed, who says it, and how you
					can tell. Start reading at once. No account is needed.
				</p>
			</div>
			{page.courses.length === 0 ? (
				<p className="notice">
					There is no course yet. An author puts one into the <code>content</code> folder and builds it.
				</p>
			) : (
				page.courses.map((course) => (
					<section key={course.id} className="card" aria-labelledby={`course-${course.id}`}>
						<h2 id={`course-${course.id}`}>
							<Link to={paths.course(course.id)}>{course.title}</Link>
						</h2>
						<p>{course.summary}</p>
						<p className="ui soft">
							{course.lessons} lessons · about {course.minutes} minutes of reading
						</p>
						{course.progress === null || course.progress === 0 ? null : (
							<>
								<progress value={course.progress} max={1} aria-label={`Progress in ${course.title}`} />
								<p className="ui soft">{Math.round(course.progress * 100)} % done</p>
							</>
						)}
					</section>
				))
			)}
		</main>
	);
}
