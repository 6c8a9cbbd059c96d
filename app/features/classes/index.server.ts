/** Classes, their people and their assignments. */
export {
	type ClassAccess,
	type ClassFacts,
	type ClassRole,
	findStudent,
	requireMember,
	requireTeacher,
} from './access.server';
export { classLayout } from './class-layout.server';
export { getClassList, getNewClass, listTaughtClasses, listTaughtLinks } from './class-list.server';
export { copyClass, getCopy } from './copy-class.server';
export { createClass } from './create-class.server';
export { createGroup, deleteGroup, type GroupResult, getGroups, renameGroup } from './groups.server';
export { renewInvitation, withdrawInvitation } from './invitations.server';
export { getJoinPage, join, leaveClass } from './join.server';
export { PASSWORDS_MOST, ROSTER_MOST } from './limits';
export { letterOrigin } from './links.server';
export { makeNewPasswords } from './new-passwords.server';
export { getPeople, moveStudents, readPeopleQuery, removeStudents, restoreMembers } from './people.server';
export {
	commitRoster,
	previewRoster,
	type RosterDone,
	type RosterPreview,
	type RosterRefusal,
} from './roster.server';
export {
	addTeacherSchema,
	basicsSchema,
	copySchema,
	createClassSchema,
	groupSchema,
	memberRoleSchema,
	policiesSchema,
} from './schemas.server';
export {
	changeBasics,
	changePolicies,
	getSettings,
	policiesKey,
	type SettingsResult,
	setArchived,
	setJoinCode,
} from './settings.server';
export {
	addTeacher,
	getTeachers,
	removeTeacher,
	setTeacherRole,
	type TeacherResult,
} from './teachers.server';
