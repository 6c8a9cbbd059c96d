/** The session cookie. Its mere presence keeps a request away from the cache of anonymous pages. */
export const SESSION_COOKIE = 'lectern_session';
