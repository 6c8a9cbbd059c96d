/** The pages of the gradebook and of marking; safe for the browser. */
export { AnswersToMark } from './components/answers-to-mark';
export { GradeOfStudent } from './components/grade-of-student';
export { Gradebook } from './components/gradebook';
export { ImportGrades } from './components/import-grades';
export { MarkAnswer } from './components/mark-answer';
export type { GradebookView, GradePage } from './views';
