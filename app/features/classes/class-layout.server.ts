import { getCourse } from '~/content/index.server';
import type { ClassAccess } from './access.server';
import type { ClassLayoutView } from './components/class-layout';

/** What the head of a class's pages shows. */
export function classLayout({ class: facts, role }: ClassAccess): ClassLayoutView {
	return {
		id: facts.id,
		name: facts.name,
		courseTitle: getCourse(facts.courseId)?.title ?? facts.courseId,
		zone: facts.zone,
		archived: facts.archivedAt !== null,
		mayManage: role === 'instructor',
	};
}
