/** The timeline and the places of a course, and the pictures that lessons draw from them. */
import { spanOf } from '~/core/pictures/dates';
import { type CourseSource, lessonsOf } from '../course-source';
import type { Use } from '../mdx/inspect';
import { chosenEvents, idsOf, yearIn } from '../pictures/choose';
import { didYouMean, type Entry, type Problem, problem } from '../problems';

export function checkPictures(course: CourseSource): Array<Problem> {
	return [
		...checkOrder(course),
		...checkLessonsOfEvents(course),
		...checkCoordinates(course),
		...lessonsOf(course).flatMap(({ body }) =>
			(body?.uses ?? []).flatMap((use) => {
				if (use.name === 'Timeline') return checkTimelineBlock(course, use);
				return use.name === 'Map' ? checkMapBlock(course, use) : [];
			}),
		),
	];
}

/** An entry that lies wholly after the next one has a wrong date, or stands in the wrong place. */
function checkOrder({ timeline }: CourseSource): Array<Problem> {
	return timeline.entries.flatMap(({ value, place }, index) => {
		const previous = timeline.entries[index - 1]?.value;
		if (previous === undefined) return [];
		if (spanOf(previous.date, previous.end).from < spanOf(value.date, value.end).until) return [];
		const message = `“${value.id}” (${value.date}) stands after “${previous.id}” (${previous.date}), which is later: move it up, or mend the date.`;
		return [problem('timeline-order', place(['date']), message)];
	});
}

function checkLessonsOfEvents(course: CourseSource): Array<Problem> {
	const known = [...lessonsOf(course).map(({ front }) => front.value.id), ...course.brokenLessons];
	return course.timeline.entries.flatMap(({ value, place }) =>
		value.lessons.flatMap((id, index) => {
			if (known.includes(id)) return [];
			const message = `There is no lesson “${id}”: mend the id.${didYouMean(id, known)}`;
			return [problem('unknown-lesson', place(['lessons', index]), message)];
		}),
	);
}

/** A place this far from the middle of all others, in degrees, is looked at twice. */
const FAR_DEGREES = 2;

function checkCoordinates({ places }: CourseSource): Array<Problem> {
	const values = places.entries.map((each) => each.value);
	const middle = { lon: median(values.map(({ lon }) => lon)), lat: median(values.map(({ lat }) => lat)) };
	const away = (lon: number, lat: number) => Math.hypot(lon - middle.lon, lat - middle.lat);
	return places.entries.flatMap(({ value: { id, lon, lat }, place }) => {
		if (away(lon, lat) <= FAR_DEGREES || away(lat, lon) >= away(lon, lat) / 2) return [];
		const message = `“${id}” lies far from the other places, but would lie among them with “lon: ${lat}” and “lat: ${lon}”: change the two over.`;
		return [problem('place-coordinates', place(['lon']), message)];
	});
}

function median(values: ReadonlyArray<number>): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function checkTimelineBlock({ timeline }: CourseSource, use: Use): Array<Problem> {
	const { from, to } = use.attributes;
	for (const [name, text] of Object.entries({ from, to })) {
		if (text === null || yearIn(text) !== null) continue;
		const message = `“${text}” is not a year: write “${name}” as YYYY, as in <Timeline from="1988" to="1994" />.`;
		return [problem('attribute', use.place, message)];
	}
	const unknown = unknownIds(
		use,
		timeline.entries,
		timeline.brokenIds,
		'unknown-event',
		'event',
		timeline.file,
	);
	if (unknown.length > 0 || timeline.brokenIds.size > 0) return unknown;
	const shown = chosenEvents(
		timeline.entries.map((each) => each.value),
		use.attributes,
	);
	const asked = idsOf(use.attributes.ids) ?? [];
	const outside = asked.find((id) => !shown.some((event) => event.id === id));
	if (outside !== undefined) {
		const message = `“${outside}” is outside the years ${from ?? '…'} to ${to ?? '…'}: remove it from “ids”, or widen the years.`;
		return [problem('empty-picture', use.place, message)];
	}
	if (shown.length > 0) return [];
	const message = `<Timeline> shows no event: ${timeline.exists ? 'choose other years or ids' : `write ${timeline.file}`}.`;
	return [problem('empty-picture', use.place, message)];
}

function checkMapBlock({ places }: CourseSource, use: Use): Array<Problem> {
	const unknown = unknownIds(use, places.entries, places.brokenIds, 'unknown-place', 'place', places.file);
	if (unknown.length > 0 || places.entries.length > 0 || places.brokenIds.size > 0) return unknown;
	return [problem('empty-picture', use.place, `<Map> shows no place: write ${places.file}.`)];
}

function unknownIds(
	use: Use,
	entries: ReadonlyArray<Entry<{ id: string }>>,
	brokenIds: ReadonlySet<string>,
	rule: 'unknown-event' | 'unknown-place',
	what: string,
	file: string,
): Array<Problem> {
	const known = entries.map(({ value }) => value.id);
	return (idsOf(use.attributes.ids) ?? []).flatMap((id) => {
		if (known.includes(id) || brokenIds.has(id)) return [];
		const message = `There is no ${what} “${id}”: add it to ${file}, or name another.${didYouMean(id, known)}`;
		return [problem(rule, use.place, message)];
	});
}
