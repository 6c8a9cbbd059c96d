import { Link } from '@remix-run/react';
import { MINIMUM_ATTEMPTS } from '~/core/statistics';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import type { QuizListView, QuizRow } from '../views';
import { percent } from '../words';
import { AttemptChoice } from './attempt-choice';

/** The quizzes of a class, each with how it went. */
export function QuizList({ view }: { view: QuizListView }) {
	if (view.quizzes.length === 0) {
		return (
			<>
				<h1>Questions</h1>
				<p>
					Nothing to analyse yet: no quiz is assigned to this class.{' '}
					<Link to={paths.teachClass(view.classId, 'assignments')}>Assign one</Link>, and what its questions
					tell shows here once students have submitted.
				</p>
			</>
		);
	}
	return (
		<>
			<h1>Questions</h1>
			<p className="measure">
				How each quiz went in this class. Open a quiz to see every question: how hard it was, which options
				were chosen, and whether a key may be wrong. Only attempts under this class’s assignments count.
				Figures show from {MINIMUM_ATTEMPTS.description} attempts on.
			</p>
			<p>
				<Link to={paths.teachRegrades(view.classId)}>Corrections made so far</Link>
			</p>
			<AttemptChoice choice={view.choice} />
			<ScrollRegion aria-label="Quizzes">
				<table>
					<thead>
						<tr>
							<th scope="col">Quiz</th>
							<th scope="col" className="number">
								Students
							</th>
							<th scope="col" className="number">
								Attempts
							</th>
							<th scope="col" className="number">
								Mean
							</th>
							<th scope="col" className="number">
								Standard deviation
							</th>
						</tr>
					</thead>
					<tbody>
						{view.quizzes.map((quiz) => (
							<Row key={quiz.quizId} quiz={quiz} view={view} />
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</>
	);
}

function Row({ quiz, view }: { quiz: QuizRow; view: QuizListView }) {
	const to = `${paths.teachQuestions(view.classId, quiz.quizId)}?attempts=${view.choice}`;
	return (
		<tr>
			<th scope="row">
				<Link to={to}>{quiz.title}</Link>
				{quiz.place !== null && <span className="soft"> {quiz.place}</span>}
			</th>
			<td className="number">{quiz.students}</td>
			<td className="number">{quiz.attempts}</td>
			<td className="number">{percent(quiz.mean)}</td>
			<td className="number">{percent(quiz.standardDeviation)}</td>
		</tr>
	);
}
