export { getSearchPage } from './search-page.server';
