import { MapPicture, titleOf } from '~/content/pictures/map-picture';
import type { MapPage } from '../views';
import { LessonLinks } from './links';
import { LookupPage } from './lookup-page';

// On a narrow screen the style sheet turns rows into blocks, and some browsers then forget that this is a table;
// these roles remind them.
const TABLE = { role: 'table' };
const GROUP = { role: 'rowgroup' };
const ROW = { role: 'row' };
const HEADER = { role: 'columnheader', scope: 'col' };
const ROW_HEADER = { role: 'rowheader', scope: 'row' };
const CELL = { role: 'cell' };

/** The map: points with their names, and the same places as a table. */
export function PlaceMap({ page }: { page: MapPage }) {
	return (
		<LookupPage
			courseId={page.courseId}
			courseTitle={page.courseTitle}
			title="Map"
			intro="The places of the course, each with all its names. The first is the form that the course uses. A name on a map says nothing about rights."
		>
			<MapPicture places={page.places} list="The table below the map has the same places in words." />
			<h2 id="places">The places in words</h2>
			<table className="places" {...TABLE}>
				<thead {...GROUP}>
					<tr {...ROW}>
						<th {...HEADER}>No.</th>
						<th {...HEADER}>Place</th>
						<th {...HEADER}>Other names</th>
						<th {...HEADER}>What it is</th>
						<th {...HEADER}>More</th>
					</tr>
				</thead>
				<tbody {...GROUP}>
					{page.places.map((place) => (
						<tr key={place.id} id={place.id} {...ROW}>
							<td {...CELL} className="number">
								{place.number}
							</td>
							<th {...ROW_HEADER}>{titleOf(place)}</th>
							<td {...CELL}>
								<OtherNames place={place} />
							</td>
							<td {...CELL}>{kindInWords(place)}</td>
							<td {...CELL}>
								{place.note}
								{place.lessons.length === 0 ? null : (
									<span className="lessons">
										{place.note === null ? '' : ' '}
										Shown in <LessonLinks courseId={page.courseId} lessons={place.lessons} />.
									</span>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</LookupPage>
	);
}

type MapPlace = MapPage['places'][number];

/** Every other name with its language; a name that is the same in it is said to be. */
function OtherNames({ place }: { place: MapPlace }) {
	return (
		<ul className="names">
			{place.names.slice(1).map(({ name, language, languageName }) => (
				<li key={`${language} ${name}`}>
					<span lang={language}>{name}</span> <span className="soft">{languageName}</span>
				</li>
			))}
		</ul>
	);
}

const BORDERS = { true: 'borders Armenia', false: 'does not border Armenia' };

/** Such as “district; borders Armenia”. */
function kindInWords({ kind, bordersArmenia }: MapPlace): string {
	return bordersArmenia === null ? kind : `${kind}; ${BORDERS[`${bordersArmenia}`]}`;
}
