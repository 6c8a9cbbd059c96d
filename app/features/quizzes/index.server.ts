/** What routes and other features may ask of quizzes on the server. */
export { actOnAttempt } from './attempt-form.server';
export { getAttemptPage } from './attempt-page.server';
export { answerCheck, checksOpenKey, getChecks } from './checks.server';
export { type Remarked, remarkAttempt } from './mark-attempt.server';
export { getQuizIntro, startQuiz } from './quiz-intro.server';
export { type Rebuilt, rebuildRollups } from './rebuild.server';
export { type ReplayedScore, type Rescored, remarkAttempts, replayScores } from './replay-many.server';
export { getReviewPage } from './review-page.server';
export { saveAnswers } from './save-answers.server';
export { getDeadline, saveFromBrowser } from './save-request.server';
export { submitAttempt, submitExpired } from './submit-attempt.server';
export { tryItem } from './try-item.server';
