/** For tests: assignments through the same command the form uses. */
import type { Db } from '~/db/index.server';
import type { TestClass } from '../classes/class.test-support';
import type { AssignmentInput } from './assignment-form.server';
import { createAssignment } from './write.server';

/** An assignment of the lesson `special-intent` for everyone, without dates or policies, but for what is given. */
export function assignmentInput(own: Partial<AssignmentInput> = {}): AssignmentInput {
	return {
		target: 'quiz',
		targetId: '',
		title: 'Homework',
		instructions: '',
		opensAt: null,
		dueAt: null,
		closesAt: null,
		limitMinutes: null,
		attempts: null,
		behaviour: null,
		counts: null,
		answers: 'submission',
		latePolicy: null,
		missingPolicy: null,
		weight: 1,
		anonymousMarking: false,
		everyone: true,
		groupIds: [],
		membershipIds: [],
		...own,
	};
}

/** Creates and publishes an assignment. @returns its id */
export async function assign(
	db: Db,
	{ id: classId, instructorId }: Pick<TestClass, 'id' | 'instructorId'>,
	own: Partial<AssignmentInput> & Pick<AssignmentInput, 'targetId'>,
	now: Date,
): Promise<string> {
	const acting = { classId, actorId: instructorId, now };
	const result = await createAssignment(db, acting, assignmentInput(own), true);
	if (result.kind !== 'created') throw new Error(JSON.stringify(result.errors));
	return result.id;
}
