/** The page with the rules that groups and persons have for themselves. */
import { formatLocal, LOCALE } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';
import { loadPeople } from './editor-page.server';
import { findAssignment, type OverrideRules, rulesFor } from './facts.server';
import { mayManage, zoneOf } from './list-page.server';
import { ruleLines } from './rule-words';
import type { OverridesView } from './views';

const NAMES = { opensAt: 'Opens', dueAt: 'Due', closesAt: 'Closes' } as const;
const LIFTED = { opensAt: 'Open from the start', dueAt: 'No due date', closesAt: 'Does not close' } as const;

/** What an override changes, for teachers, on the clock of the class. */
export function overrideWords(rules: OverrideRules, zone: string): Array<string> {
	const dates = (['opensAt', 'dueAt', 'closesAt'] as const).flatMap((rule) => {
		const date = rules[rule];
		if (date === undefined) return [];
		return date === null ? [LIFTED[rule]] : [`${NAMES[rule]}: ${formatLocal(date, zone, LOCALE)}`];
	});
	const { limitMinutes, attempts } = rules;
	if (limitMinutes !== undefined) {
		dates.push(limitMinutes === null ? 'No time limit' : `Time limit: ${limitMinutes} minutes`);
	}
	if (attempts !== undefined) {
		dates.push(attempts === null ? 'Any number of attempts' : `Attempts: ${attempts}`);
	}
	return dates;
}

/** @throws {Response} 404 when the class has no such assignment */
export async function getOverridesPage(
	db: DbOrTx,
	access: ClassAccess,
	assignmentId: string,
): Promise<OverridesView> {
	const { id: classId, zone } = access.class;
	const [assignment, people, viewerZone] = await Promise.all([
		findAssignment(db, classId, assignmentId),
		loadPeople(db, classId),
		zoneOf(db, access.viewer.id, zone),
	]);
	if (assignment === null) throw notFound();
	const { groups, memberships } = assignment.overrides;
	const anybody = { id: '', groupId: null, limitMultiplier: 1, extraDays: 0, extraAttempts: 0 };
	const nameIn = (list: ReadonlyArray<{ id: string; name: string }>, id: string) =>
		list.find((each) => each.id === id)?.name ?? 'Somebody who left';
	return {
		classId,
		zone,
		...people,
		id: assignment.id,
		title: assignment.title,
		usual: ruleLines({ ...assignment, rules: rulesFor(assignment, anybody, zone), zone, viewerZone }),
		overrides: [
			...[...groups].map(([id, rules]) => ({
				who: `group:${id}`,
				name: `Group ${nameIn(people.groups, id)}`,
				rules: overrideWords(rules, zone),
			})),
			...[...memberships].map(([id, rules]) => ({
				who: `person:${id}`,
				name: nameIn(people.students, id),
				rules: overrideWords(rules, zone),
			})),
		],
		mayManage: mayManage(access),
	};
}
