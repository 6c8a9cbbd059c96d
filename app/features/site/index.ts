/** Parts of every page that the settings of the site decide; safe for the browser. */
export { Contact } from './components/contact';
export { SiteMeta } from './components/site-meta';
export { CONTACT_MOST, DEFAULT_NAME, SITE_NAME_MOST } from './limits';
