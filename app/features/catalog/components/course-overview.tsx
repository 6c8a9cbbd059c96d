import { Link } from '@remix-run/react';
import { SearchBox } from '~/features/search';
import { paths } from '~/platform/paths';
import { Tick } from '~/ui/tick';
import type { CoursePage, OutlineModule } from '../views';

const DATE = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC',
});

/** A course: what it holds to, its modules and lessons, and where the learner goes on. */
export function CourseOverview({ page }: { page: CoursePage }) {
	return (
		<main id="main">
			<div className="course-head">
				<h1>{page.title}</h1>
				<p>{page.summary}</p>
				{page.continueLink === null ? null : (
					<p className="actions">
						<Link to={page.continueLink.href} className="button">
							{page.continueLink.begun ? 'Continue' : 'Begin'}: {page.continueLink.title}
						</Link>
					</p>
				)}
				<SearchBox courseId={page.id} small />
			</div>
			<section className="position card" aria-labelledby="position">
				<h2 id="position">What this course holds to</h2>
				<ol>
					{page.position.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ol>
			</section>
			{page.modules.map((module) => (
				<ModuleOutline key={module.id} courseId={page.id} module={module} />
			))}
			<h2>Look things up</h2>
			<ul className="course-links">
				{page.counts.paragraphs === 0 ? null : (
					<li>
						<Link to={paths.article(page.id)}>The article, paragraph by paragraph</Link>
					</li>
				)}
				<li>
					<Link to={paths.claims(page.id)}>{page.counts.claims} claims, each with its owner</Link>
				</li>
				<li>
					<Link to={paths.glossary(page.id)}>{page.counts.terms} terms explained</Link>
				</li>
				<li>
					<Link to={paths.sources(page.id)}>{page.counts.sources} sources</Link>
				</li>
				{page.counts.events === 0 ? null : (
					<li>
						<Link to={paths.timeline(page.id)}>Timeline of {page.counts.events} events</Link>
					</li>
				)}
				{page.counts.places === 0 ? null : (
					<li>
						<Link to={paths.map(page.id)}>Map of {page.counts.places} places</Link>
					</li>
				)}
				{page.tables.map((table) => (
					<li key={table.id}>
						<Link to={paths.table(page.id, table.id)}>{table.title}</Link>
					</li>
				))}
			</ul>
			<p className="ui soft">
				By {page.authors.join(', ')} · {page.licence}
				{page.checkedOn === null ? '' : ` · facts checked on ${DATE.format(new Date(page.checkedOn))}`}
			</p>
		</main>
	);
}

function ModuleOutline({ courseId, module }: { courseId: string; module: OutlineModule }) {
	return (
		<section aria-labelledby={`module-${module.id}`}>
			<h2 id={`module-${module.id}`}>{module.title}</h2>
			<p className="course-head">{module.summary}</p>
			{module.progress === null ? null : (
				<div className="course-head">
					<progress
						value={module.progress.done}
						max={module.progress.total}
						aria-label={`Progress in ${module.title}`}
					/>
					<p className="ui soft">
						{module.progress.done} of {module.progress.total} parts done
						{module.progress.minutesLeft === 0 ? '' : ` · about ${module.progress.minutesLeft} minutes left`}
					</p>
				</div>
			)}
			<ol className="outline">
				{module.lessons.map((lesson) => (
					<li key={lesson.id}>
						<Link to={paths.lesson(courseId, lesson.slug)}>
							<Tick state={lesson.state} />
							<span className="title">{lesson.title}</span>
							<span className="when ui soft">{lesson.minutes} min</span>
							<span className="about">
								{lesson.summary}
								{lesson.status === null ? null : <strong className="ui"> {lesson.status}</strong>}
							</span>
						</Link>
					</li>
				))}
				{module.test === null ? null : (
					<li>
						<Link to={paths.quiz(courseId, module.test.slug)}>
							<Tick state={module.test.state} />
							<span className="title">{module.test.title}</span>
							<span className="when ui soft">
								{module.test.minutes === null ? 'no limit' : `${module.test.minutes} min`}
							</span>
							<span className="about">{module.test.summary}</span>
						</Link>
					</li>
				)}
			</ol>
		</section>
	);
}
