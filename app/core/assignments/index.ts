/** What assignments ask for, and how they are counted. */
export * from './parts';
export * from './standing';
