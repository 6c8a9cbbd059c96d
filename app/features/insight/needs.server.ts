/** Who needs their teacher today: facts for the rules of `core/insight`, and the reasons in words. */
import { getItem } from '~/content/index.server';
import { formatBoth, LOCALE } from '~/core/dates';
import { groupBy, type Need, type NeedFacts, needsOf, rankNeeds } from '~/core/insight';
import { partsOfCourse } from '~/core/progress';
import { paths } from '~/platform/paths';
import type { ClassInsight, StudentInsight } from './class-insight.server';
import { DEFAULT_DAYS } from './query';
import type { LinkView, ReasonView } from './views';

/** What is said of further reasons of a kind, of which only the first is named. */
const MORE: Readonly<Record<Need['kind'], (count: number) => string>> = {
	overdue: (count) => `${count} more ${count === 1 ? 'is' : 'are'} overdue.`,
	'not started': (count) => `${count} more ${count === 1 ? 'is' : 'are'} not started.`,
	missed: (count) => `${count} more ${count === 1 ? 'was' : 'were'} missed.`,
	marking: (count) => `More wait in ${count} other ${count === 1 ? 'assignment' : 'assignments'}.`,
	stuck: (count) => `Also on ${count} other ${count === 1 ? 'question' : 'questions'}.`,
	misconception: (count) => `${count} ${count === 1 ? 'other is' : 'others are'} repeated.`,
	silent: () => '',
};
/** Letters of a question in a list. */
const PROMPT_MOST = 90;

/** How many things there are to do in a course. */
function partsIn({ course }: Pick<ClassInsight, 'course'>): number {
	if (course === null) return Number.POSITIVE_INFINITY;
	return partsOfCourse({
		modules: course.moduleEntries.map(({ id, test }) => ({
			id,
			lessons: course.lessonEntries
				.filter(({ moduleId }) => moduleId === id)
				.map((lesson) => ({ id: lesson.id, minutes: 0, quiz: lesson.quiz && { minutes: 0 } })),
			test: test && { minutes: 0 },
		})),
	}).length;
}

/** What of a student decides what they need. */
export type NeedingFacts = Pick<
	StudentInsight,
	'joinedAt' | 'lastAt' | 'doneParts' | 'assignments' | 'stuck'
> &
	Pick<NeedFacts, 'misconceptions'>;

/** The reasons of one student, by the rules of `core/insight`. */
function needsOfStudent(
	student: NeedingFacts,
	{ parts, silentDays, now }: { parts: number; silentDays: number; now: Date },
): Array<Need> {
	return needsOf(
		{
			joinedAt: student.joinedAt,
			lastAt: student.lastAt,
			finished: (student.doneParts ?? 0) >= parts,
			assignments: student.assignments,
			questions: student.stuck.map((row) => ({ ...row, right: false })),
			misconceptions: student.misconceptions,
		},
		{ now, silentDays },
	);
}

/** A student with their reasons. */
export interface NeedingStudent {
	id: string;
	name: string;
	needs: Array<Need>;
}

/** Everybody who needs somebody, the most urgent first. @param silentDays see `needsOf` */
export function needingStudents(insight: ClassInsight, silentDays: number): Array<NeedingStudent> {
	const how = { parts: partsIn(insight), silentDays, now: insight.now };
	return rankNeeds(
		insight.students.map((student) => ({
			id: student.userId,
			name: student.name,
			needs: needsOfStudent(student, how),
		})),
	);
}

/** The reasons of one student, with the usual number of silent days. */
export function needsOfOne(
	student: NeedingFacts,
	insight: Pick<ClassInsight, 'course' | 'now'>,
): Array<Need> {
	return needsOfStudent(student, { parts: partsIn(insight), silentDays: DEFAULT_DAYS, now: insight.now });
}

/** A question in a list: its first words. */
export function promptOf(courseId: string, itemId: string): string {
	const prompt = getItem(courseId, itemId)?.item.prompt ?? 'a question that has left the course';
	const plain = prompt.replace(/\s+/g, ' ').trim();
	if (plain.length <= PROMPT_MOST) return plain;
	return `${plain.slice(0, plain.lastIndexOf(' ', PROMPT_MOST))} …`;
}

/** The paragraph of a lesson that answers a question; null when the question has left the course. */
export function paragraphOf(courseId: string, itemId: string): LinkView | null {
	const found = getItem(courseId, itemId);
	if (found === null) return null;
	return { href: paths.lesson(courseId, found.lessonSlug, found.item.reread), label: 'Paragraph to reread' };
}

/** Says reasons in words; instants as `formatBoth` has them, each made once. */
export function reasonWriter(
	insight: Pick<ClassInsight, 'class' | 'course' | 'assignments'>,
	viewerZone: string,
) {
	const { class: facts, course, assignments } = insight;
	const titles = new Map(assignments.map(({ id, title }) => [id, title]));
	const misconceptions = new Map(course?.misconceptions.map(({ id, text }) => [id, text]));
	const known = new Map<number, string>();

	function at(instant: Date): string {
		const text = known.get(instant.getTime()) ?? formatBoth(instant, facts.zone, viewerZone, LOCALE);
		known.set(instant.getTime(), text);
		return text;
	}
	const title = (id: string) => `“${titles.get(id) ?? 'an assignment'}”`;
	const assignmentLink = (id: string): LinkView => ({
		href: paths.teachAssignment(facts.id, id),
		label: 'Assignment',
	});

	/** All reasons of one kind in one line: the first by name, the others counted. */
	function oneLine([first, ...rest]: ReadonlyArray<Need>): Array<ReasonView> {
		if (first === undefined) return [];
		const said = line(first);
		const more = rest.length === 0 ? '' : ` ${MORE[first.kind](rest.length)}`;
		return [{ ...said, text: `${said.text}${more}` }];
	}

	function line(need: Need): ReasonView {
		const { kind } = need;
		switch (kind) {
			case 'overdue': {
				const text = `${title(need.assignmentId)} is overdue since ${at(need.since)}.`;
				return { kind, text, link: assignmentLink(need.assignmentId) };
			}
			case 'not started': {
				const text = `Has not started ${title(need.assignmentId)}, due ${at(need.due)}.`;
				return { kind, text, link: assignmentLink(need.assignmentId) };
			}
			case 'missed': {
				const text = `Did not finish ${title(need.assignmentId)} before it closed on ${at(need.since)}.`;
				return { kind, text, link: assignmentLink(need.assignmentId) };
			}
			case 'marking': {
				const answers = need.answers === 1 ? '1 answer' : `${need.answers} answers`;
				const text = `${answers} in ${title(need.assignmentId)} ${need.answers === 1 ? 'waits' : 'wait'} for marking.`;
				return { kind, text, link: { href: paths.teachClass(facts.id, 'marking'), label: 'Mark' } };
			}
			case 'stuck': {
				const text = `Stuck on “${promptOf(facts.courseId, need.itemId)}”: ${need.wrongInRow} wrong tries in a row.`;
				return { kind, text, link: paragraphOf(facts.courseId, need.itemId) };
			}
			case 'misconception': {
				const words = misconceptions.get(need.code);
				const where =
					need.questions === 1 ? `${need.times} times in 1 question` : `in ${need.questions} questions`;
				const text = `Repeated misconception ${need.code}${words === undefined ? '' : `, “${words}”`}: ${where}.`;
				return { kind, text, link: null };
			}
			case 'silent': {
				const days = need.days === 1 ? '1 day' : `${need.days} days`;
				const text = need.begun ? `Silent for ${days}.` : `Nothing done since joining ${days} ago.`;
				return { kind, text, link: null };
			}
		}
	}

	return {
		/** In the order of the needs; one line a kind. */
		reasons: (needs: ReadonlyArray<Need>): Array<ReasonView> =>
			[...groupBy(needs, ({ kind }) => kind).values()].flatMap(oneLine),
		/** An instant for the viewer. */
		at,
	};
}
