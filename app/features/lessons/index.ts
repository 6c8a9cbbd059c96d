export { LessonArticle } from './components/lesson-article';
