/** Assignments: what a class has to do, by when, under which rules, for whom. */
export {
	type AssignmentFacts,
	accommodationOf,
	findAssignment,
	isFor,
	loadAssignments,
	type OverrideRules,
	overrideRulesSchema,
	parseLatePolicy,
	parseMissingPolicy,
	rulesFor,
	STUDENT_FACTS,
	type StudentFacts,
} from './facts.server';
