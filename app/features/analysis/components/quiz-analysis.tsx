import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { QuizAnalysisView } from '../views';
import { AttemptChoice } from './attempt-choice';
import { FacilityChart } from './facility-chart';
import { QuestionDetail } from './question-detail';
import { QuestionTable } from './question-table';
import { QuizFigures } from './quiz-figures';

/** How one quiz went in a class, question by question. */
export function QuizAnalysis({ view }: { view: QuizAnalysisView }) {
	const { classId, quizId, choice, questions } = view;
	return (
		<>
			<p>
				<Link to={`${paths.teachClass(classId, 'questions')}?attempts=${choice}`}>All quizzes</Link>
			</p>
			<h1>{view.title}</h1>
			{view.place !== null && <p className="soft">{view.place}</p>}
			<AttemptChoice choice={choice} />
			{questions.length === 0 ? (
				<p>
					Nobody in this class has submitted this quiz yet. Open attempts are not counted.{' '}
					<Link to={paths.teachClass(classId)}>See who has not started</Link>.
				</p>
			) : (
				<>
					{view.drawn && (
						<p className="measure">
							Attempts had different questions: each question is judged by the attempts that had it, and
							against the rest of those attempts.
						</p>
					)}
					<QuizFigures view={view} />
					<h2>Every question</h2>
					<FacilityChart questions={questions} />
					<QuestionTable questions={questions} />
					<p>
						{/* A download, so the browser's own request. */}
						<a href={paths.teachQuestionsCsv(classId, quizId, choice)} download>
							Download this table (CSV)
						</a>
					</p>
					<h2>Question by question</h2>
					{questions.map((question) => (
						<QuestionDetail key={question.itemId} question={question} />
					))}
				</>
			)}
		</>
	);
}
