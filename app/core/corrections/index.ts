/** What a correction of a question does to the marks of answers. */
export * from './corrections';
