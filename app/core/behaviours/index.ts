/** The behaviours of quizzes and of questions in a lesson. */
import type { Behaviour, BehaviourName } from './behaviour';
import { check } from './check';
import { practice } from './practice';
import { test } from './test';

export * from './behaviour';
export { certaintyMark } from './test';

/** Every behaviour by its name. */
export const BEHAVIOURS: Readonly<Record<BehaviourName, Behaviour>> = { check, practice, test };
