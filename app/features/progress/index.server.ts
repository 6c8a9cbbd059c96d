export { continueAt, courseProgress, lessonProgress, moduleProgress, signOf } from './outline';
export {
	doneParts,
	donePartsByCourse,
	getPlace,
	keepPlace,
	markRead,
	markUnread,
	type Place,
} from './progress.server';
export { getProgressPage } from './progress-page.server';
