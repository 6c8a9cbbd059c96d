export { LessonLinks, LookupPage, SourceLinks } from './lookup-page';
