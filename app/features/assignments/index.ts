/** What of assignments may be shown and computed anywhere. */
export { type Grade, gradeOf, NO_STANDING, type StandingFacts, totalOf } from './grade';
