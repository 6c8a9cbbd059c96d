/** Assignments: what a class has to do, by when, under which rules, for whom. */
export { readAccommodationForm, setAccommodations } from './accommodations.server';
export { getAccommodations } from './accommodations-page.server';
export { actingIn, overrideScope } from './acting.server';
export { answersFromOf, NEVER } from './answers-from';
export { type AssignmentInput, readAssignmentForm } from './assignment-form.server';
export { getCalendar, removeCalendar, replaceCalendar } from './calendar.server';
export { type CoveringAssignment, coveringAssignments, type StartState } from './covering.server';
export { getDuePage } from './due-page.server';
export { conflictView, getEditor, getNewEditor, loadFrame } from './editor-page.server';
export {
	type AssignmentFacts,
	accommodationOf,
	findAssignment,
	isFor,
	loadAssignments,
	loadAssignmentsOf,
	type OverrideRules,
	overrideRulesSchema,
	parseLatePolicy,
	parseMissingPolicy,
	rulesFor,
	rulesForQuiz,
	STUDENT_FACTS,
	type StudentFacts,
} from './facts.server';
export { getAssignmentList } from './list-page.server';
export { type OverrideScope, readOverrideForm, setOverride } from './overrides.server';
export { getOverridesPage } from './overrides-page.server';
export { getPreview } from './preview-page.server';
export {
	movedDeadline,
	type Recomputed,
	type RecomputeInput,
	recomputeOpenAttempts,
} from './recompute.server';
export { refreshOpenAttempts } from './refresh.server';
export { getReminders, remindersSchema, setReminders, writeReminders } from './reminders.server';
export { latenessNow, type RuleLine, ruleLines } from './rule-words';
export { type Acting, createAssignment, deleteDraft, moveAssignment, updateAssignment } from './write.server';
