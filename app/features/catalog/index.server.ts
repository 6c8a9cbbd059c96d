export { getArticlePage } from './article-page.server';
export { getCatalogPage, getCoursePage, getTablePage } from './catalog.server';
export { getClaimsPage } from './claims-page.server';
export { getGlossaryPage, getSourcesPage } from './list-pages.server';
export { placeList } from './place-list.server';
export { getMapPage } from './places.server';
export { getTimelinePage } from './timeline.server';
