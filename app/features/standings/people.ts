/** People in one course: whose standings are counted together, in a fixed number of statements. */
export interface People {
	courseId: string;
	userIds: ReadonlyArray<string>;
}

/** One person in one course. */
export interface Learner {
	userId: string;
	courseId: string;
}

export const only = ({ userId, courseId }: Learner): People => ({ courseId, userIds: [userId] });
