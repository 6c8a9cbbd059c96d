/** The assignments of a class, as its teachers list them. */
import { getCourse } from '~/content/index.server';
import { formatBoth, LOCALE } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { type AssignmentFacts, loadAssignments } from './facts.server';
import { targetWords } from './targets';
import type { AssignmentListView } from './views';

/** Zone in which a person reads times; `fallback` when they have not said. */
export async function zoneOf(db: DbOrTx, userId: string, fallback: string): Promise<string> {
	const user = await db.user.findUnique({ where: { id: userId }, select: { zone: true } });
	return user?.zone ?? fallback;
}

/** Whether the viewer may change the assignments of a class. */
export function mayManage({ role, class: of }: Pick<ClassAccess, 'role' | 'class'>): boolean {
	return role === 'instructor' && of.archivedAt === null;
}

function stateWords({ publishedAt, opensAt, closesAt }: AssignmentFacts, now: Date): string {
	if (publishedAt === null) return 'draft';
	if (opensAt !== null && now < opensAt) return 'published, not open yet';
	if (closesAt !== null && now > closesAt) return 'published, closed';
	return 'published, open';
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function audienceWords({ everyone, recipients }: AssignmentFacts): string {
	if (everyone) return 'everyone';
	const { groupIds, membershipIds } = recipients;
	const parts = [
		...(groupIds.size > 0 ? [plural(groupIds.size, 'group', 'groups')] : []),
		...(membershipIds.size > 0 ? [plural(membershipIds.size, 'person', 'people')] : []),
	];
	return parts.length === 0 ? 'nobody any more' : parts.join(', ');
}

/** The list; a fixed number of statements. */
export async function getAssignmentList(
	db: DbOrTx,
	access: ClassAccess,
	now: Date,
): Promise<AssignmentListView> {
	const { id: classId, courseId, zone, archivedAt } = access.class;
	const [assignments, viewerZone, done] = await Promise.all([
		loadAssignments(db, classId),
		zoneOf(db, access.viewer.id, zone),
		db.assignmentStanding.groupBy({
			by: ['assignmentId'],
			where: { assignment: { classId }, completedAt: { not: null } },
			_count: true,
		}),
	]);
	const course = getCourse(courseId);
	const when = (date: Date | null) => (date === null ? null : formatBoth(date, zone, viewerZone, LOCALE));
	return {
		classId,
		zone,
		mayManage: mayManage(access),
		archived: archivedAt !== null,
		assignments: assignments.map((assignment) => ({
			id: assignment.id,
			title: assignment.title,
			what: course === null ? '' : targetWords(course, assignment.target, assignment.targetId),
			state: stateWords(assignment, now),
			draft: assignment.publishedAt === null,
			opens: when(assignment.opensAt),
			due: when(assignment.dueAt),
			closes: when(assignment.closesAt),
			audience: audienceWords(assignment),
			overrides: assignment.overrides.groups.size + assignment.overrides.memberships.size,
			weight: assignment.weight,
			done: done.find(({ assignmentId }) => assignmentId === assignment.id)?._count ?? 0,
		})),
	};
}
