export {
	type DatabaseKind,
	type Db,
	type DbOrTx,
	databaseKind,
	openDatabase,
	type Tx,
} from './client.server';
export { isTransient, isUniqueViolation } from './errors.server';
export {
	type GradebookStudent,
	gradebookStudents,
	type StandingCell,
	type StandingCells,
	standingCells,
	type WrittenAnswer,
	writtenAnswers,
} from './gradebook.server';
export {
	answeredItems,
	type ClassKey,
	classVersion,
	type InsightStanding,
	type InsightStudent,
	insightStandings,
	insightStudents,
	lessonCells,
	misconceptionsShown,
	type SentMessage,
	type ShownMisconception,
	sentMessages,
	wrongInRow,
} from './insight.server';
export {
	attemptsOf,
	type ChosenAttempt,
	markedAnswersOf,
	type QuizFigures,
	quizFiguresOf,
} from './item-analysis.server';
export { jsonOrNull } from './json.server';
export { shareRules } from './locks.server';
export { databaseBytes, writeSetting } from './settings.server';
export {
	type AssignmentStandingRow,
	holdStandings,
	type ItemStandingRow,
	type LessonStandingRow,
	lastTriedAt,
	type MisconceptionStandingRow,
	putAssignmentStandings,
	putItemStandings,
	putLessonStandings,
	putMisconceptionStandings,
} from './standings.server';
export {
	findLessonState,
	findSessionWithUser,
	type LessonState,
	lockClass,
	lockUsers,
	type SessionWithUser,
} from './statements.server';
export { addDonePart, appendStepIfOpen, type NewStep } from './steps.server';
export { transact } from './transact.server';
