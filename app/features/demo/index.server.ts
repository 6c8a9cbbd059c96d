/** The demo class that `npm run up` fills an empty database with. */
export { fillDemoClass } from './fill.server';
