import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '~/platform/paths';
import { percent } from '~/ui/percent';
import { ScrollRegion } from '~/ui/scroll-region';
import type { CourseProgressView, ProgressPage } from '../views';

const LEVELS = {
	mastered: 'Mastered',
	proficient: 'Proficient',
	familiar: 'Familiar',
	attempted: 'Attempted',
	'not-started': 'Not started',
};

interface ProgressOverviewProps {
	page: ProgressPage;
	/** What is due comes first; null for those who have nothing due. */
	due: ReactNode;
	/** What is set up rarely comes last. */
	settings: ReactNode;
}

/** What is due, what is done, how well each goal is held, and where to go on. */
export function ProgressOverview({ page, due, settings }: ProgressOverviewProps) {
	return (
		<main id="main">
			<h1>My progress</h1>
			{due}
			{page.courses.length === 0 ? (
				<div className="notice">
					<p>
						Nothing begun yet. Your progress appears here with the first lesson you mark as read or question
						you answer.
					</p>
					{page.begin === null ? null : (
						<p>
							<Link to={page.begin.href}>Begin: {page.begin.title}</Link>
						</p>
					)}
				</div>
			) : (
				page.courses.map((course) => <CourseProgress key={course.id} course={course} />)
			)}
			{settings}
		</main>
	);
}

function CourseProgress({ course }: { course: CourseProgressView }) {
	return (
		<section aria-labelledby={`progress-${course.id}`}>
			<h2 id={`progress-${course.id}`}>
				<Link to={paths.course(course.id)}>{course.title}</Link>
			</h2>
			<div className="course-head">
				<progress value={course.fraction} max={1} aria-label={`Progress in ${course.title}`} />
				<p className="ui soft">
					{percent(course.fraction)}: {course.done} of {course.total} parts done
					{course.minutesLeft === 0 ? '' : ` · about ${course.minutesLeft} minutes left`}
				</p>
				{course.continueLink === null ? (
					<p>You have done every part of this course.</p>
				) : (
					<p className="actions">
						<Link className="button" to={course.continueLink.href}>
							Continue: {course.continueLink.title}
						</Link>
					</p>
				)}
			</div>
			{course.modules.map((module) => (
				<ModuleProgress key={module.id} courseId={course.id} module={module} />
			))}
			<p className="ui soft">
				{course.levels
					.filter(({ count }) => count > 0)
					.map(({ level, count }) => `${count} ${LEVELS[level].toLowerCase()}`)
					.join(' · ')}
			</p>
		</section>
	);
}

function ModuleProgress({
	courseId,
	module,
}: {
	courseId: string;
	module: CourseProgressView['modules'][number];
}) {
	return (
		<>
			<h3>
				{module.title}{' '}
				<span className="ui soft">
					{module.done} of {module.total} done
				</span>
			</h3>
			<ScrollRegion className="scroll-x" aria-label={`Lessons of ${module.title}`}>
				<table>
					<thead>
						<tr>
							<th scope="col">Lesson</th>
							<th scope="col">Read</th>
							<th scope="col">Quiz</th>
						</tr>
					</thead>
					<tbody>
						{module.lessons.map((lesson) => (
							<tr key={lesson.slug}>
								<th scope="row">
									<Link to={paths.lesson(courseId, lesson.slug)}>{lesson.title}</Link>
								</th>
								<td>{lesson.read ? '✓ read' : 'not yet'}</td>
								<td>
									{lesson.quiz === null ? (
										'no quiz'
									) : (
										<Link to={paths.quiz(courseId, lesson.slug)}>
											{lesson.quiz
												? `✓ ${lesson.score === null ? 'done' : percent(lesson.score)}`
												: 'not yet'}
											<span className="visually-hidden"> Quiz of {lesson.title}</span>
										</Link>
									)}
								</td>
							</tr>
						))}
						{module.test === null ? null : (
							<tr>
								<th scope="row">{module.test.title}</th>
								<td />
								<td>
									<Link to={paths.quiz(courseId, module.test.slug)}>
										{module.test.done
											? `✓ ${module.test.score === null ? 'done' : percent(module.test.score)}`
											: 'not yet'}
										<span className="visually-hidden"> {module.test.title}</span>
									</Link>
								</td>
							</tr>
						)}
					</tbody>
				</table>
			</ScrollRegion>
			<details>
				<summary className="ui">
					<strong>What you can do, goal by goal</strong>
				</summary>
				<p className="ui soft">
					Quizzes bring a goal up to proficient: all right at the first try. Only the module test, which mixes
					the goals, makes it mastered; a miss there takes it down one step.
				</p>
				<ul className="outline">
					{module.objectives.map((objective) => (
						<li key={objective.id}>
							<span className="row">
								<span />
								<span>{objective.text}</span>
								<strong className="ui level-name" data-level={objective.level}>
									{LEVELS[objective.level]}
								</strong>
							</span>
						</li>
					))}
				</ul>
			</details>
		</>
	);
}
