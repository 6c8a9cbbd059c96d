/** Longest reason to teach, in characters. */
export const REASON_MOST = 1_000;
/** Longest search text. */
export const SEARCH_MOST = 100;
