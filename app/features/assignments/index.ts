/** What of assignments may be shown and computed anywhere. */
export { AccommodationsEditor } from './components/accommodations-editor';
export { AssignmentEditor } from './components/assignment-editor';
export { AssignmentList } from './components/assignment-list';
export { AssignmentPreview } from './components/assignment-preview';
export { AssignmentTabs } from './components/assignment-tabs';
export { DueList } from './components/due-list';
export { MailAndZone } from './components/mail-and-zone';
export { OverridesEditor } from './components/overrides-editor';
export { ReminderSettings } from './components/reminder-settings';
export { RuleTable } from './components/rule-table';
export { type Grade, gradeOf, NO_STANDING, type StandingFacts, totalOf } from './grade';
export type { ConflictView } from './views';
