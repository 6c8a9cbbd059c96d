export { actOnLesson, keepLessonPlace } from './lesson-actions.server';
export { getLessonPage } from './lesson-page.server';
