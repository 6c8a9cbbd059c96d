/** Item analysis: statistics of quizzes and their items, and what they mean. */
export * from './advice';
export * from './analysis';
export * from './guess';
export { correlationInterval, type Interval, meanInterval, t975, wilsonInterval } from './intervals';
export * from './minimum';
export * from './options';
