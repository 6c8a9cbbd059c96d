/**
 * The read models of learners: `CourseStanding`, `LessonStanding`, `ItemStanding`, `MisconceptionStanding` and
 * `AssignmentStanding`. Read the tables directly; change them only through these, in the transaction of the write.
 *
 * Live pages: any change raises `CourseStanding.revision` of the learner.
 */
export { checksQuizId } from './course-facts.server';
export {
	type AttemptChange,
	type NewGradeEntry,
	noteAttempt,
	noteGradeEntries,
	noteGradeEntry,
	noteJoined,
	noteMarks,
	noteReading,
	recountAssignmentForAll,
} from './note.server';
export { type RebuiltStandings, rebuildStandings, recountLearner } from './rebuild.server';
