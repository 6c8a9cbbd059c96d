import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { accommodationOf, STUDENT_FACTS } from './facts.server';
import { mayManage } from './list-page.server';
import type { AccommodationsView } from './views';

/** Every active student of a class with what they have, by name. */
export async function getAccommodations(db: DbOrTx, access: ClassAccess): Promise<AccommodationsView> {
	const students = await db.membership.findMany({
		where: { classId: access.class.id, role: 'student', leftAt: null },
		orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
		select: { ...STUDENT_FACTS, user: { select: { name: true } }, group: { select: { name: true } } },
	});
	return {
		classId: access.class.id,
		mayManage: mayManage(access),
		students: students.map(({ user, group, ...student }) => ({
			membershipId: student.id,
			name: user.name,
			group: group?.name ?? null,
			limit:
				student.limitMultiplier === null
					? 'no time limit'
					: student.limitMultiplier === 1
						? 'as for the class'
						: `${student.limitMultiplier} × the time`,
			extraDays: student.extraDays,
			extraAttempts: student.extraAttempts,
			any: accommodationOf(student) !== null,
		})),
	};
}
