/** The page on which an assignment is made or changed. */
import { getCourse } from '~/content/index.server';
import { isLocalDateTime } from '~/core/dates';
import type { DbOrTx } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { notFound } from '~/platform/responses';
import { type FormFrame, formValues, newFormValues } from './assignment-form.server';
import { type AssignmentFacts, findAssignment, parseLatePolicy, parseMissingPolicy } from './facts.server';
import { mayManage } from './list-page.server';
import { targetGroups } from './targets';
import type { ConflictView, EditorFrame, EditorView } from './views';

/** Groups and active students of a class, by name. */
export async function loadPeople(
	db: DbOrTx,
	classId: string,
): Promise<Pick<EditorFrame, 'groups' | 'students'>> {
	const [groups, students] = await Promise.all([
		db.group.findMany({ where: { classId }, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
		db.membership.findMany({
			where: { classId, role: 'student', leftAt: null },
			orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
			select: { id: true, user: { select: { name: true } } },
		}),
	]);
	return { groups, students: students.map(({ id, user }) => ({ id, name: user.name })) };
}

/**
 * What the form offers, and what it takes.
 * @throws {Response} 404 when the course of the class is not on this site any more
 */
export async function loadFrame(
	db: DbOrTx,
	{ id: classId, courseId, zone }: ClassAccess['class'],
): Promise<{ view: EditorFrame; frame: FormFrame }> {
	const course = getCourse(courseId);
	if (course === null) throw notFound();
	const people = await loadPeople(db, classId);
	return {
		view: { classId, zone, targets: targetGroups(course), ...people },
		frame: {
			course,
			zone,
			groupIds: new Set(people.groups.map(({ id }) => id)),
			membershipIds: new Set(people.students.map(({ id }) => id)),
		},
	};
}

/** The form of a new assignment; its policies are those of the class. */
export async function getNewEditor(db: DbOrTx, access: ClassAccess): Promise<EditorView> {
	const { id: classId, zone } = access.class;
	const [{ view }, stored] = await Promise.all([
		loadFrame(db, access.class),
		db.class.findUniqueOrThrow({
			where: { id: classId },
			select: { latePolicy: true, missingPolicy: true },
		}),
	]);
	const policies = {
		latePolicy: parseLatePolicy(stored.latePolicy),
		missingPolicy: parseMissingPolicy(stored.missingPolicy),
	};
	return {
		...view,
		id: null,
		title: 'New assignment',
		draft: true,
		revision: 0,
		values: newFormValues(policies, zone),
		attempts: 0,
		mayManage: mayManage(access),
	};
}

/** The form of an assignment of the class. @throws {Response} 404 when it has no such one */
export async function getEditor(db: DbOrTx, access: ClassAccess, assignmentId: string): Promise<EditorView> {
	const [{ view }, assignment, attempts] = await Promise.all([
		loadFrame(db, access.class),
		findAssignment(db, access.class.id, assignmentId),
		db.attempt.count({ where: { assignmentId, assignment: { classId: access.class.id } } }),
	]);
	if (assignment === null) throw notFound();
	return {
		...view,
		id: assignment.id,
		title: assignment.title,
		draft: assignment.publishedAt === null,
		revision: assignment.revision,
		values: formValues(assignment, access.class.zone),
		attempts,
		mayManage: mayManage(access),
	};
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
	target: 'What to do',
	title: 'Title',
	instructions: 'Instructions',
	opens: 'Opens',
	due: 'Due',
	closes: 'Closes',
	attempts: 'Attempts',
	limitMinutes: 'Time limit',
	behaviour: 'Way of marking',
	counts: 'Attempt that counts',
	answers: 'Answers shown',
	latePercent: 'Late: per cent',
	latePer: 'Late: for each',
	lateFloor: 'Late: at least',
	missingPercent: 'Not handed in',
	weight: 'Weight',
	anonymousMarking: 'Marked without names',
	audience: 'For whom',
};

/** Both versions of what two teachers changed at once. @param form what this one typed */
export function conflictView(
	current: AssignmentFacts,
	by: string | null,
	form: URLSearchParams,
	zone: string,
	frame: EditorFrame,
): ConflictView {
	const stored = formValues(current, zone);
	const labels = new Map(
		frame.targets.flatMap(({ options }) => options.map(({ value, label }) => [value, label])),
	);
	const names = new Map<string, string>([
		...frame.groups.map(({ id, name }) => [`group.${id}`, `For the group ${name}`] as [string, string]),
		...frame.students.map(({ id, name }) => [`person.${id}`, `For ${name}`] as [string, string]),
	]);
	const fields = [...Object.keys(FIELD_NAMES), ...names.keys()];
	const words = (value: string) => {
		if (value === 'on') return 'yes';
		return labels.get(value) ?? (isLocalDateTime(value) ? value.replace('T', ' ') : value);
	};
	return {
		by,
		revision: current.revision,
		rows: fields.flatMap((field) => {
			const theirs = stored[field] ?? '';
			const mine = form.get(field)?.trim() ?? '';
			return theirs === mine
				? []
				: [
						{
							field: FIELD_NAMES[field] ?? names.get(field) ?? field,
							stored: words(theirs),
							typed: words(mine),
						},
					];
		}),
	};
}
