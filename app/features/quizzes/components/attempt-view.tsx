import { Link, useSearchParams } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { AttemptPage } from '../views';
import { AttemptForm, type FormProblems } from './attempt-form';

interface AttemptViewProps {
	page: AttemptPage;
	formKey: string;
	problems: FormProblems | null;
}

/** A running attempt as a page. */
export function AttemptView({ page, formKey, problems }: AttemptViewProps) {
	const [search] = useSearchParams();
	return (
		<main id="main" className="narrow">
			<p className="ui">
				<Link
					to={
						page.lesson === null ? paths.course(page.courseId) : paths.lesson(page.courseId, page.lesson.slug)
					}
				>
					{page.lesson === null ? 'To the course' : `Lesson: ${page.lesson.title}`}
				</Link>
			</p>
			<h1>{page.quizTitle}</h1>
			{page.assignment === null ? null : <p className="ui soft">For “{page.assignment}”</p>}
			{problems === null ? null : (
				<div className="notice bad" role="alert">
					<p>
						Some answers were not saved. Nothing you typed is lost: look at the marked questions, then save
						again.
					</p>
				</div>
			)}
			{search.get('saved') === '1' && problems === null ? (
				<p className="notice" role="status">
					Saved.
				</p>
			) : null}
			<AttemptForm page={page} formKey={formKey} problems={problems} />
		</main>
	);
}
