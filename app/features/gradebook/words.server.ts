/** Who and when, for the pages of this feature. */
import { isTimeZone } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';

/** Names by id; accounts that are gone have none. */
export async function namesOf(db: DbOrTx, ids: ReadonlyArray<string>): Promise<Map<string, string>> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return new Map();
	const rows = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The zone in which the viewer reads times; the class's when they have not said. */
export async function viewerZone(db: DbOrTx, { viewer, class: { zone } }: ClassAccess): Promise<string> {
	const row = await db.user.findUnique({ where: { id: viewer.id }, select: { zone: true } });
	const own = row?.zone ?? null;
	return own !== null && isTimeZone(own) ? own : zone;
}
