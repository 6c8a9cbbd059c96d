import type { ClassAccess } from '~/features/classes/index.server';
import { badRequest } from '~/platform/responses';
import type { OverrideScope } from './overrides.server';
import type { Acting } from './write.server';

/**
 * Who changes the assignments of a class, and when. Guard the role first.
 * @throws {Response} 400 for an archived class: nothing in it can be changed
 */
export function actingIn({ viewer, class: of }: ClassAccess, now: Date): Acting {
	if (of.archivedAt !== null) throw badRequest('This class is archived: nothing in it can be changed.');
	return { classId: of.id, actorId: viewer.id, now };
}

/** `group:<id>` or `person:<membership>` of a form; null for anything else. */
export function overrideScope(who: string): OverrideScope | null {
	const [, kind, id] = /^(group|person):(.+)$/.exec(who) ?? [];
	if (id === undefined) return null;
	return kind === 'group' ? { groupId: id } : { membershipId: id };
}
