/** The pages of this feature; safe for the browser. */
export { ClassLayout, type ClassLayoutView } from './components/class-layout';
