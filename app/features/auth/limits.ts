/** Bounds that the forms show to the browser and the server holds; no library here, because the browser loads it. */

export const PASSWORD_LEAST = 10;
export const PASSWORD_MOST = 200;
export const NAME_MOST = 80;
export const LOGIN_MOST = 254;
