/** Grades of a class: seeing, changing, taking out and bringing in; and marking what people have written. */

export { exportGrades } from './export.server';
export { postGrade } from './grade-form.server';
export { getGradePage } from './grade-page.server';
export { getGradebook, getGradebookRows } from './gradebook.server';
export { postImport } from './import-form.server';
export { postMarking, postReveal } from './marking-form.server';
export { getMarkingPage } from './marking-page.server';
export { addressAfterMarking, getMarkingQueue } from './marking-queue.server';
export { readQuery } from './query';
