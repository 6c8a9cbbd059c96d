/** What routes and other features may ask of quizzes on the server. */
export { actOnAttempt } from './attempt-form.server';
export { getAttemptPage } from './attempt-page.server';
export { answerCheck, getChecks } from './checks.server';
export { getQuizIntro, startQuiz } from './quiz-intro.server';
export { type Rebuilt, rebuildRollups } from './rebuild.server';
export { getReviewPage } from './review-page.server';
export { saveFromBrowser } from './save-request.server';
export { submitExpired } from './submit-attempt.server';
