/** The pages of this feature; safe for the browser. */
export { NewRegrade } from './components/new-regrade';
export { RegradeList } from './components/regrade-list';
