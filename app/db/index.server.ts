export {
	type DatabaseKind,
	type Db,
	type DbOrTx,
	databaseKind,
	openDatabase,
	type Tx,
} from './client.server';
export { isTransient, isUniqueViolation } from './errors.server';
export { jsonOrNull } from './json.server';
export { findSessionWithUser, lockUsers, type SessionWithUser } from './statements.server';
export { addDonePart, appendStepIfOpen, type NewStep } from './steps.server';
export { transact } from './transact.server';
