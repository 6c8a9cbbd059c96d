export {
	getCatalogPage,
	getClaimsPage,
	getCoursePage,
	getGlossaryPage,
	getSourcesPage,
} from './catalog.server';
