export { CourseList } from './components/course-list';
export { CourseOverview } from './components/course-overview';
export { ClaimLedger, Glossary, SourceList } from './components/lookups';
