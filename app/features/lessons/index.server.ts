export { actOnLesson, keepLessonPlace } from './lesson-actions.server';
export { getLessonPage, withText } from './lesson-page.server';
