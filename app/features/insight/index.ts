/** The pages of this feature; safe for the browser. */
export { Dashboard } from './components/dashboard';
export { StudentPage } from './components/student-page';
export { PreviewPage, WritePage } from './components/write-page';
