/** The timeline and the map of a course as the product gets them. */
import { dateInWords } from '~/core/pictures/dates';
import { type CourseSource, lessonsOf } from '../course-source';
import type { Use } from '../mdx/inspect';
import { languageName, type Place, type TimelineEvent } from '../schemas';
import type { PlaceEntry, TimelineEntry } from '../types';
import { chosenEvents, chosenPlaces, inOrderOfTime } from './choose';

/** A place with what pictures and lists need. Its number is its place in the course, from 1. */
export type NumberedPlace = Omit<PlaceEntry, 'lessons'> & { number: number };

function eventsOfUse(course: CourseSource, use: Use): Array<TimelineEvent> {
	if (use.name !== 'Timeline') return [];
	return chosenEvents(
		course.timeline.entries.map(({ value }) => value),
		use.attributes,
	);
}

/** The events that some uses of components show, each once, in order of time. */
export function eventsIn(course: CourseSource, uses: ReadonlyArray<Use>): Array<TimelineEvent> {
	return inOrderOfTime([...new Set(uses.flatMap((use) => eventsOfUse(course, use)))]);
}

/** The places that some uses of components show, each once, in the order of the course. */
export function placesIn(course: CourseSource, uses: ReadonlyArray<Use>): Array<NumberedPlace> {
	const all = course.places.entries.map(({ value }, index) => toPlace(value, index));
	const shown = new Set(
		uses.flatMap((use) =>
			use.name === 'Map' ? chosenPlaces(all, use.attributes.ids).map(({ id }) => id) : [],
		),
	);
	return all.filter(({ id }) => shown.has(id));
}

function toPlace(
	{ id, names, kind, lon, lat, 'borders-armenia': bordersArmenia, note }: Place,
	index: number,
): NumberedPlace {
	return {
		id,
		number: index + 1,
		names: names.map(({ name, language }) => ({
			name,
			language: inScriptOf(name, language),
			languageName: languageName(language) ?? language,
		})),
		kind,
		lon,
		lat,
		bordersArmenia,
		note,
	};
}

/** A name in Latin letters of a language that has others says so, so that it is read aloud as it is written. */
function inScriptOf(name: string, language: string): string {
	const usual = new Intl.Locale(language).maximize().script;
	const isLatin = /\p{Script=Latin}/u.test(name);
	return isLatin && usual !== 'Latn' && !language.includes('-') ? `${language}-Latn` : language;
}

/** All events in order of time. */
export function timelineEntries(course: CourseSource): Array<TimelineEntry> {
	const shown = lessonsOf(course).map(({ front, body }) => ({
		id: front.value.id,
		events: new Set(eventsIn(course, body?.uses ?? []).map(({ id }) => id)),
	}));
	return inOrderOfTime(course.timeline.entries.map(({ value }) => value)).map((event) => ({
		...event,
		when: dateInWords(event.date, event.end),
		lessons: shown
			.filter(({ id, events }) => event.lessons.includes(id) || events.has(event.id))
			.map(({ id }) => id),
	}));
}

/** All places in the author's order. */
export function placeEntries(course: CourseSource): Array<PlaceEntry> {
	const shown = lessonsOf(course).map(({ front, body }) => ({
		id: front.value.id,
		places: new Set(placesIn(course, body?.uses ?? []).map(({ id }) => id)),
	}));
	return course.places.entries.map(({ value }, index) => {
		const { number: _, ...place } = toPlace(value, index);
		return { ...place, lessons: shown.filter(({ places }) => places.has(value.id)).map(({ id }) => id) };
	});
}
