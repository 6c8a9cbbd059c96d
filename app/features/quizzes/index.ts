/** What pages and other features may use of quizzes in the browser. */
export { AttemptReview } from './components/attempt-review';
export { AttemptView } from './components/attempt-view';
export { FeedbackBlock } from './components/feedback';
export { ItemFields } from './components/item-fields';
export { QuizIntroduction } from './components/quiz-introduction';
export { fieldName, KEY_FIELD, REVISION_FIELD } from './protocol';
export type { AttemptItem, AttemptPage, QuizIntro, ReviewPage, ShownFeedback } from './views';
