export { getArticlePage } from './article-page.server';
export {
	getCatalogPage,
	getCoursePage,
	getGlossaryPage,
	getSourcesPage,
	getTablePage,
} from './catalog.server';
export { getClaimsPage } from './claims-page.server';
export { getMapPage } from './places.server';
export { getTimelinePage } from './timeline.server';
