/** Running the site: who may teach, accounts, the audit log, settings. Every function is for admins only. */
export {
	type ActResult,
	changeRole,
	decideRequest,
	makeResetLink,
	type Refusal,
	readmitPerson,
	signOutPerson,
	suspendPerson,
} from './accounts.server';
export { askToTeach, getTeachWish, type TeachWish } from './ask-to-teach.server';
export { readAuditLog } from './audit-log.server';
export { getOverview } from './overview.server';
export { getPerson, searchPeople } from './people.server';
export { askToTeachSchema, decideSchema, roleSchema } from './schemas.server';
export { changeSettings } from './site-settings.server';
