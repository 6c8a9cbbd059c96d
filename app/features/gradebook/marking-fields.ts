/** Names of fields with the points of a criterion begin with this; its id follows. */
export const POINTS = 'points.';
