/** Item analysis: how the questions of a class's quizzes behave. */
export { choiceIn } from './choice';
export { questionsCsv } from './csv.server';
export { getQuizAnalysis } from './quiz-analysis.server';
export { getQuizList } from './quiz-list.server';
