/** The pages of this feature; safe for the browser. */
export { InboxPage } from './components/inbox-page';
