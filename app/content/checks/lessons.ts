/** A lesson on its own: length, level, language. */
import type { CourseSource, LessonSource } from '../course-source';
import { lessonsOf } from '../course-source';
import { type Problem, problem } from '../problems';
import { countSentences, readability } from '../readability';

/** Sentences a quotation may have. */
const QUOTED_SENTENCES = 2;

export function checkLessons(course: CourseSource): Array<Problem> {
	return lessonsOf(course).flatMap((lesson) => [
		...checkLevel(lesson),
		...checkLength(course, lesson),
		...checkReadingLevel(course, lesson),
		...checkQuotations(lesson),
	]);
}

function checkLevel({ front }: LessonSource): Array<Problem> {
	const { level, levelNote } = front.value;
	if (level === 'green' || levelNote !== null) return [];
	const message = `A lesson of level ${level} needs “levelNote”: say what it shows, how long, and how to skip it.`;
	return [problem('level-note', front.place(['levelNote']), message)];
}

function checkLength(course: CourseSource, { front, body }: LessonSource): Array<Problem> {
	if (body === null) return [];
	const [least, most] = course.course.value.limits.words;
	if (body.words >= least && body.words <= most) return [];
	const mend =
		body.words < least ? 'write more, or join it with another lesson' : 'shorten it, or make it two lessons';
	const message = `The lesson has ${body.words} words, but ${least} to ${most} are allowed: ${mend}.`;
	return [problem('lesson-length', front.place(['title']), message)];
}

function checkReadingLevel(course: CourseSource, { front, body }: LessonSource): Array<Problem> {
	const limit = course.course.value.readingLevel;
	const paragraphs = (body?.passages ?? []).filter(({ kind }) => kind === 'paragraph');
	const read = readability(paragraphs.map(({ text }) => text));
	if (read === null || read.grade <= limit) return [];
	const average = (read.words / read.sentences).toFixed(1);
	const message = `The reading level is grade ${read.grade}, but the course allows ${limit}: shorten sentences (now ${average} words on average) and use plainer words.`;
	return [problem('reading-level', front.place(['title']), message)];
}

function checkQuotations({ body }: LessonSource): Array<Problem> {
	return (body?.uses ?? []).flatMap(({ name, text, place }) => {
		if (name !== 'Quote') return [];
		const sentences = countSentences(text);
		if (sentences <= QUOTED_SENTENCES) return [];
		const message = `The quotation has ${sentences} sentences, but ${QUOTED_SENTENCES} are allowed: shorten it, and say the rest in your own words.`;
		return [problem('quotation-length', place, message)];
	});
}
