/** Bounds of the settings, for forms and their checks. */
export const SITE_NAME_MOST = 60;
export const CONTACT_MOST = 200;
/** What the site is called until its admin says otherwise. */
export const DEFAULT_NAME = 'Lectern';
