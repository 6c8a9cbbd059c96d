/** What a class does and who needs help, for its teachers. */
export { getDashboard } from './dashboard.server';
export { liveResponse } from './live.server';
export { readQuery } from './query';
export { getStudent } from './student.server';
export {
	getWritePage,
	keySchema,
	messageSchema,
	previewMessage,
	sendToStudents,
	WRITE_BYTES,
} from './write.server';
