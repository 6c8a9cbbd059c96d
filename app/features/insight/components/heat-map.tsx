import { Form, Link } from '@remix-run/react';
import { bandOf, cellWords } from '~/core/insight/cells';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import { queryText } from '../query';
import type { DashboardQuery, DashboardView, HeatLesson, HeatRow, HeatView } from '../views';
import { SelectStudent } from './write-bar';

/** Students × lessons. Every cell says in text what its shade says; in words it is the same table, wider. */
export function HeatMap({ view }: { view: DashboardView }) {
	const { classId, heat, query, counts } = view;
	if (counts.students === 0 || heat.lessons.length === 0) return null;
	const to = (change: Partial<DashboardQuery>) =>
		`${paths.teachClass(classId)}${queryText({ ...query, ...change })}`;
	return (
		<section>
			<div className="section-head">
				<h2 id="heat-title">Students and lessons</h2>
				<FindForm view={view} />
			</div>
			{heat.total === 0 ? (
				<p>
					No student’s name holds “{query.find}”. <Link to={to({ find: '', page: 1 })}>Show everybody</Link>
				</p>
			) : (
				// Focusable, so that it can be scrolled by keyboard.
				<ScrollRegion className="scroll heat-scroll" aria-labelledby="heat-title">
					<table className={query.words ? 'heat words' : 'heat'}>
						<HeatHead heat={heat} />
						<tbody>
							{heat.rows.map((row) => (
								<Row
									key={row.userId}
									classId={classId}
									row={row}
									lessons={heat.lessons}
									words={query.words}
								/>
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
			<div className="heat-foot">
				<Pages heat={heat} to={to} />
				<p className="soft">
					A number is the best score of the lesson’s quiz in per cent.{' '}
					{!query.words && '“–” is not begun, “read” is read without the quiz, “wait” is waiting for marks. '}
					<Link to={to({ words: !query.words })} preventScrollReset>
						{query.words ? 'Show as a map' : 'Show in words'}
					</Link>
				</p>
			</div>
		</section>
	);
}

function HeatHead({ heat: { modules, lessons } }: { heat: HeatView }) {
	return (
		<thead>
			<tr>
				<th scope="col" rowSpan={2} className="heat-who">
					Student
				</th>
				{modules.map(({ number, title, lessons: count }) => (
					<th key={number} scope="colgroup" colSpan={count} className="heat-module">
						<span>
							{number} {title}
						</span>
					</th>
				))}
				<th scope="col" rowSpan={2} className="heat-last">
					Last here
				</th>
			</tr>
			<tr>
				{lessons.map(({ id, number, title, href }) => (
					<th key={id} scope="col" className="heat-lesson">
						<Link to={href}>
							<span>
								{number} {title}
							</span>
						</Link>
					</th>
				))}
			</tr>
		</thead>
	);
}

interface RowProps {
	classId: string;
	row: HeatRow;
	lessons: ReadonlyArray<HeatLesson>;
	words: boolean;
}

function Row({ classId, row: { userId, name, cells, last }, lessons, words }: RowProps) {
	const tokens = cells.split(' ');
	return (
		<tr>
			<th scope="row" className="heat-who">
				<div>
					<SelectStudent userId={userId} name={name} />
					<Link to={paths.teachStudent(classId, userId)}>{name}</Link>
				</div>
			</th>
			{lessons.map(({ id }, at) => {
				const token = tokens[at] ?? '-';
				return (
					<td key={id} className={`band-${bandOf(token)}`}>
						{words ? cellWords(token) : shortOf(token)}
					</td>
				);
			})}
			<td className="heat-last">{last}</td>
		</tr>
	);
}

/** A cell in as few letters as a screen reader can still say. */
function shortOf(token: string): string {
	if (token === '-') return '–';
	if (token === 'r') return 'read';
	return token === 'a' ? 'wait' : token;
}

function Pages({
	heat: { page, pages, total },
	to,
}: {
	heat: HeatView;
	to(change: Partial<DashboardQuery>): string;
}) {
	if (pages === 1) return null;
	return (
		<nav aria-label="Pages of students" className="pages">
			{page > 1 && (
				<Link to={to({ page: page - 1 })} rel="prev" preventScrollReset>
					Previous
				</Link>
			)}
			<span>
				Page {page} of {pages}, {total} students
			</span>
			{page < pages && (
				<Link to={to({ page: page + 1 })} rel="next" preventScrollReset>
					Next
				</Link>
			)}
		</nav>
	);
}

const SORT_WORDS = { name: 'by name', least: 'least done first', last: 'longest away first' } as const;

function FindForm({ view: { classId, query } }: { view: DashboardView }) {
	return (
		<Form method="get" action={paths.teachClass(classId)} className="inline-form" preventScrollReset>
			<label htmlFor="find">Find</label>
			<input
				id="find"
				name="find"
				type="search"
				defaultValue={query.find}
				maxLength={80}
				placeholder="Name"
			/>
			<label htmlFor="sort" className="visually-hidden">
				Order
			</label>
			<select id="sort" name="sort" defaultValue={query.sort}>
				{Object.entries(SORT_WORDS).map(([sort, words]) => (
					<option key={sort} value={sort}>
						{words}
					</option>
				))}
			</select>
			<input type="hidden" name="days" value={query.days} />
			{query.words && <input type="hidden" name="cells" value="words" />}
			<button type="submit" className="button quiet small">
				Show
			</button>
		</Form>
	);
}
