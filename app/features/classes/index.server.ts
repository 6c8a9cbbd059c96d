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
