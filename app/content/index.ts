/** What pages may import of the course pipeline: types and small constants. For data see `index.server.ts`. */
export { COURSE_PAGES } from './addresses';
export * from './types';
