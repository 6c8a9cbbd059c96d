/** Bounds that the forms show to the browser and the server holds; no library here, because the browser loads it. */

export const CLASS_NAME_MOST = 80;
export const GROUP_NAME_MOST = 60;
/** Lines of a list of people that are read at once. */
export const ROSTER_MOST = 1_000;
/** One-time passwords that are made at once; each costs a good part of a second of one processor. */
export const PASSWORDS_MOST = 100;
/** Students on one page of the list. */
export const PEOPLE_PAGE = 200;
