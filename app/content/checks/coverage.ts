/** The article: every paragraph has its lesson, and the text is still the one the course was written for. */
import type { CourseSource } from '../course-source';
import { lessonsOf } from '../course-source';
import { didYouMean, type Problem, problem } from '../problems';
import { type ArticlePart, hashText, normaliseText, parseArticle } from '../text';

/** The source map and the lessons must tell the same. */
export function checkCoverage(course: CourseSource): Array<Problem> {
	const { value, place } = course.course;
	if (!course.sourceMap.exists) {
		if (value.coverage !== 'full') return [];
		const message = `“coverage: full” needs ${course.sourceMap.file}: write it, or set “coverage: partial”.`;
		return [problem('missing-file', place(['coverage']), message)];
	}
	const lessons = lessonsOf(course);
	const treats = new Map(lessons.map(({ front }) => [front.value.id, new Set(front.value.paragraphs)]));
	const problems: Array<Problem> = [];
	for (const row of course.sourceMap.entries) {
		const { id, lessons: named } = row.value;
		for (const [index, lesson] of named.entries()) {
			const paragraphs = treats.get(lesson);
			if (paragraphs?.has(id) || course.brokenLessons.has(lesson)) continue;
			const message =
				paragraphs === undefined
					? `There is no lesson “${lesson}”: mend the id.${didYouMean(lesson, treats.keys())}`
					: `The lesson “${lesson}” does not list ${id} under “paragraphs”: add it there, or remove the lesson here.`;
			const rule = paragraphs === undefined ? 'unknown-lesson' : 'source-map';
			problems.push(problem(rule, row.place(['lessons', index]), message));
		}
		if (
			value.coverage === 'full' &&
			named.length === 0 &&
			![...treats.values()].some((each) => each.has(id))
		) {
			const message = `No lesson treats ${id}: add it to “paragraphs” of a lesson, or set “coverage: partial”.`;
			problems.push(problem('uncovered-paragraph', row.place(['id']), message));
		}
	}
	const mapped = new Map(course.sourceMap.entries.map((row) => [row.value.id, new Set(row.value.lessons)]));
	for (const { front } of lessons) {
		const silent = front.value.paragraphs.filter((id) => mapped.get(id)?.has(front.value.id) === false);
		if (silent.length === 0) continue;
		const message = `${course.sourceMap.file} does not name this lesson at ${silent.join(', ')}: add “${front.value.id}” to “lessons” there.`;
		problems.push(problem('source-map', front.place(['paragraphs']), message));
	}
	return problems;
}

/**
 * Compares the source map and the quotations with the article itself.
 * @param article text of the article's file
 */
export function checkArticle(course: CourseSource, article: string): Array<Problem> {
	const parts = new Map(parseArticle(article).map((part) => [part.id, part]));
	const mapped = new Map(course.sourceMap.entries.map((row) => [row.value.id, row]));
	const problems: Array<Problem> = [];
	for (const { value, place } of course.sourceMap.entries) {
		const part = parts.get(value.id);
		if (part === undefined) {
			const message = `The article has no ${value.id}: remove it, or count the paragraphs again.`;
			problems.push(problem('article-paragraph', place(['id']), message));
		} else if (hashText(part.text) !== value.sha256) {
			const message = `${value.id} of the article has changed: read it again, mend the lessons, and set sha256: ${hashText(part.text)} (it begins “${part.text.slice(0, 40)}…”).`;
			problems.push(problem('article-hash', place(['sha256']), message));
		}
	}
	for (const part of parts.values()) {
		if (mapped.has(part.id) || course.sourceMap.brokenIds.has(part.id)) continue;
		const message = `${part.id} of the article is missing: add it with sha256: ${hashText(part.text)}.`;
		problems.push(problem('article-paragraph', { file: course.sourceMap.file, line: 1 }, message));
	}
	return [...problems, ...checkQuotations(course, parts)];
}

/** Quotations of the article must be exact. */
function checkQuotations(course: CourseSource, parts: ReadonlyMap<string, ArticlePart>): Array<Problem> {
	const article = course.course.value.article?.ref;
	const whole = [...parts.values()].map((part) => part.text).join('\n');
	return lessonsOf(course).flatMap(({ body }) =>
		(body?.uses ?? []).flatMap(({ name, ref, at, text, place }) => {
			if (name !== 'Quote' || ref !== article) return [];
			const source = plainQuotes(parts.get(at ?? '')?.text ?? whole);
			const missing = pieces(text).find((piece) => !source.includes(piece));
			if (missing === undefined) return [];
			const message = `“${missing}” does not stand in ${at ?? 'the article'}: quote word for word, and mark what you leave out with […].`;
			return [problem('quotation-exact', place, message)];
		}),
	);
}

/** The words of a quotation between its omissions, without the editor's additions. */
function pieces(quotation: string): Array<string> {
	return plainQuotes(quotation)
		.replace(/\s*\[sic\]/g, '')
		.split(/\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*/)
		.map((piece) => piece.replace(/^"|"$/g, '').trim())
		.filter((piece) => piece !== '');
}

function plainQuotes(text: string): string {
	return normaliseText(text)
		.replace(/[“”„«»]/gu, '"')
		.replace(/[‘’]/gu, "'");
}
