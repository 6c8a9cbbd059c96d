import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { chosenEvents, idsOf, inOrderOfTime, yearIn } from './choose';
import { MapPicture, otherNames, type PicturePlace, titleOf } from './map-picture';
import { TimelinePicture } from './timeline-picture';

const EVENTS = [
	{ id: 'one', number: 4, date: '1991-11', end: '1992-02', title: 'The <first> event' },
	{ id: 'two', number: 5, date: '1992-02-25', end: null, title: 'The second event' },
];

function place(id: string, lon: number, lat: number, more: Partial<PicturePlace> = {}): PicturePlace {
	const names = [{ name: id }, { name: `${id} az` }];
	return { id, number: lon * 100, names, kind: 'town', lon, lat, bordersArmenia: null, ...more };
}

const TEA: Array<PicturePlace> = [
	place('garden', 0.12, 51.5),
	place('lawn', 0.2, 51.5, { kind: 'district', bordersArmenia: true }),
	place('shed', 0.16, 51.42, { kind: 'district', bordersArmenia: false }),
	place('plot', 0.15, 51.46, { kind: 'region' }),
];

function axis(): string {
	return renderToStaticMarkup(
		<TimelinePicture events={EVENTS} window={{ from: 1991, to: 1992 }} list="See the list." />,
	);
}

function map(places: Array<PicturePlace>): string {
	return renderToStaticMarkup(<MapPicture places={places} list="See the table." />);
}

test('pictures need no style of their own, no script and no ids, which would stand three times on the page', () => {
	for (const html of [axis(), map(TEA)]) {
		expect(html).not.toMatch(/\s(?:style|id|on[a-z]+)=|<script|<style|url\(/);
		expect(html.match(/class="picture-(?:narrow|middle|wide)"/g)).toHaveLength(3);
	}
});

test('a time axis is one picture with a text that leads to the list, and has the numbers of the list', () => {
	const html = axis();
	const label = 'role="img" aria-label="Time axis of 1991 to 1992 with 2 events. See the list."';
	expect(html.split(label)).toHaveLength(4);
	expect(html.match(/>4<\/text>/g)).toHaveLength(3);
	expect(html.match(/>5<\/text>/g)).toHaveLength(3);
	expect(html).toContain('<title>November 1991 – February 1992: The &lt;first&gt; event</title>');
	// Titles in the two wider pictures only.
	expect(html.match(/class="pic-title"/g)).toHaveLength(4);
});

test('one event and one year are said as such', () => {
	const html = renderToStaticMarkup(
		<TimelinePicture events={EVENTS.slice(1)} window={{ from: 1992, to: 1992 }} list="See the list." />,
	);
	expect(html).toContain('aria-label="Time axis of the year 1992 with one event. See the list."');
});

test('districts that border Armenia differ in shape and in words, not only in colour', () => {
	const html = map(TEA);
	const [narrow = '', middle = ''] = html.split(/(?=<div class="picture-)/).slice(1);
	const group = (name: string, part: string) =>
		part.split('<g>').find((each) => each.startsWith(`<title>${name} `)) ?? '';
	expect(group('lawn', middle)).toMatch(/<path class="pic-border"[\s\S]*borders Armenia/);
	expect(group('shed', middle)).toMatch(/<rect class="pic-district"/);
	expect(group('shed', middle)).not.toContain('borders Armenia');
	expect(group('lawn', narrow)).toMatch(/<path class="pic-border"[\s\S]*>20<\/tspan>/);
	expect(html).toContain('district that borders Armenia</li>');
	expect(html).toContain('district that does not border Armenia</li>');
	// A map without districts does not explain their signs.
	expect(map(TEA.slice(0, 1))).not.toContain('borders Armenia');
});

test('both names of a place stand on the map, a district is called one, and equal names stand once', () => {
	const html = map(TEA);
	expect(html).toMatch(/>garden<\/tspan><tspan[^>]*>garden az</);
	expect(html).toContain('>lawn district</tspan>');
	const same = place('Kitchen', 0.1, 51.48, { names: [{ name: 'Kitchen' }, { name: 'Kitchen' }] });
	expect([titleOf(same), otherNames(same)]).toEqual(['Kitchen', []]);
	expect(map([same])).not.toContain(' · ');
});

test('what lies close together has a map of its own, framed on the wider one', () => {
	const close = Array.from({ length: 9 }, (_, index) =>
		place(`p${index}`, 46 + (index % 3) / 10, 39 + Math.floor(index / 3) / 10),
	);
	const html = map([...close, place('far', 49.9, 40.4), place('land', 44, 40, { kind: 'country' })]);
	expect(html).toContain('Map of the 9 places that lie close together. See the table.');
	expect(html).toContain('Map of all 11 places; a frame shows where the closer map lies. See the table.');
	expect(html.match(/class="pic-frame"/g)).toHaveLength(3);
	expect(html.match(/>far<\/tspan>/g)).toHaveLength(2);
	expect(html.match(/>p4<\/tspan>/g)).toHaveLength(2);
});

test('ids stand between blanks or commas, years have four digits', () => {
	expect(idsOf(' a, b\n c ')).toEqual(['a', 'b', 'c']);
	expect(idsOf(null)).toBeNull();
	expect([yearIn('1988'), yearIn('88'), yearIn('1988-01'), yearIn(null)]).toEqual([1988, null, null, null]);
});

test('a block shows the events it names, within its years, in order of time', () => {
	const events = [
		{ id: 'war', date: '1992', end: '1994' },
		{ id: 'treaty', date: '1813', end: null },
		{ id: 'march', date: '1992-03-06', end: null },
		{ id: 'year', date: '1992', end: null },
	];
	const chosen = (ids: string | null, from: string | null, to: string | null) =>
		chosenEvents(events, { ids, from, to }).map(({ id }) => id);
	expect(chosen(null, null, null)).toEqual(['treaty', 'year', 'war', 'march']);
	expect(chosen('march treaty', null, null)).toEqual(['treaty', 'march']);
	expect(chosen(null, '1993', null)).toEqual(['war']);
	expect(chosen(null, null, '1900')).toEqual(['treaty']);
	expect(chosen('war treaty', '1990', '1992')).toEqual(['war']);
	expect(inOrderOfTime(events)[0]).toBe(events[1]);
});
