/** The pages of this feature; safe for the browser. */
export { QuizAnalysis } from './components/quiz-analysis';
export { QuizList } from './components/quiz-list';
