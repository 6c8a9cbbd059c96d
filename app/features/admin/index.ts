/** The pages of this feature; safe for the browser. */
export { AdminLayout } from './components/admin-layout';
export { AuditPage } from './components/audit-page';
export { OverviewPage } from './components/overview-page';
export { PeoplePage } from './components/people-page';
export { PersonPage } from './components/person-page';
export { SettingsPage } from './components/settings-page';
export { TeachRequest } from './components/teach-request';
