import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { QuizIntro } from '../views';
import { QuizChoices } from './quiz-choices';
import { EarlierAttempts, QuizRules } from './quiz-rules';

interface QuizIntroductionProps {
	intro: QuizIntro;
	/** Why it could not be begun just now, in a sentence. */
	refused: string | null;
}

/** What to expect, before the first question: length, rules, which attempt counts, and earlier attempts. */
export function QuizIntroduction({ intro, refused }: QuizIntroductionProps) {
	return (
		<main id="main" className="narrow">
			<nav className="crumbs ui" aria-label="You are here">
				<ol>
					<li>
						<Link to={paths.course(intro.courseId)}>{intro.courseTitle}</Link>
					</li>
					{intro.lesson === null ? null : (
						<li>
							<Link to={paths.lesson(intro.courseId, intro.lesson.slug)}>{intro.lesson.title}</Link>
						</li>
					)}
				</ol>
			</nav>
			<h1>{intro.title}</h1>
			{intro.summary === null ? null : <p>{intro.summary}</p>}
			{refused === null ? null : (
				<p className="notice bad" role="alert">
					{refused}
				</p>
			)}
			{intro.assigned.length === 0 ? (
				<>
					<QuizRules intro={intro} />
					<Form method="post" className="actions">
						<button type="submit" className="button">
							{intro.openAttempt !== null
								? `Go on (${intro.openAttempt.answered} of ${intro.itemCount} answered)`
								: intro.attempts.length > 0
									? 'Try again'
									: 'Begin'}
						</button>
					</Form>
				</>
			) : (
				<QuizChoices intro={intro} />
			)}
			<EarlierAttempts intro={intro} />
		</main>
	);
}
