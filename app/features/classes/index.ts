/** The pages of this feature; safe for the browser. */
export { ClassLayout, type ClassLayoutView } from './components/class-layout';
export { ClassList } from './components/class-list';
export { CopyPage } from './components/copy-page';
export { GroupsPage } from './components/groups-page';
export { JoinPage } from './components/join-page';
export { LeavePage } from './components/leave-page';
export { NewClassPage } from './components/new-class-page';
export { PeoplePage } from './components/people-page';
export { RosterPage } from './components/roster-page';
export { type SettingsNotice, SettingsPage } from './components/settings-page';
export { TaughtLinks } from './components/taught-links';
export { type TeachersNotice, TeachersPage } from './components/teachers-page';
