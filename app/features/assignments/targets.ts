/** What of a course can be assigned. */
import { type AssignmentTarget, assignmentParts, type CourseShape } from '~/core/assignments';

/** `module:<id>`, `lesson:<id>` or `quiz:<id>`, as the form sends it. */
export type TargetValue = string;

export interface TargetGroup {
	/** Title of the module. */
	title: string;
	options: Array<{ value: TargetValue; label: string }>;
}

export const targetValue = (target: AssignmentTarget, id: string): TargetValue => `${target}:${id}`;

/** Everything that can be assigned, by module, in the order of the course. */
export function targetGroups(course: CourseShape): Array<TargetGroup> {
	return course.moduleEntries.map((module) => ({
		title: module.title,
		options: [
			{ value: targetValue('module', module.id), label: `Whole module: ${module.title}` },
			...course.lessonEntries
				.filter(({ moduleId }) => moduleId === module.id)
				.flatMap(({ id, title, quiz }) => [
					{ value: targetValue('lesson', id), label: `Lesson: ${title}` },
					...(quiz === null
						? []
						: [{ value: targetValue('quiz', quiz.id), label: `Only the quiz of: ${title}` }]),
				]),
			...(module.test === null
				? []
				: [{ value: targetValue('quiz', module.test.id), label: `Test: ${module.test.title}` }]),
		],
	}));
}

/** A target as the form sends it, with its title; null when the course has no such part. */
export function findTarget(
	course: CourseShape,
	value: string,
): { target: AssignmentTarget; targetId: string; title: string } | null {
	const [, kind, targetId] = /^(module|lesson|quiz):(.+)$/.exec(value) ?? [];
	if (targetId === undefined || (kind !== 'module' && kind !== 'lesson' && kind !== 'quiz')) return null;
	const parts = assignmentParts(course, kind, targetId);
	const module = course.moduleEntries.find(({ id }) => id === targetId);
	const title = kind === 'module' ? module?.title : parts[0]?.title;
	return parts.length === 0 || title === undefined ? null : { target: kind, targetId, title };
}

/** What an assignment asks for, in words for teachers, such as “Lesson: Special intent”. */
export function targetWords(course: CourseShape, target: AssignmentTarget, targetId: string): string {
	const value = targetValue(target, targetId);
	const found = targetGroups(course)
		.flatMap(({ options }) => options)
		.find((option) => option.value === value);
	return found?.label ?? 'Something that is no longer part of the course';
}
