import { Link } from '@remix-run/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { paths } from '~/platform/paths';
import { FLAG_SENTENCES, FLAG_WORDS, FLAGS } from '../cells';
import { PAGE_ROWS, queryString } from '../query';
import type { GradebookView } from '../views';
import { ExportForm } from './export-form';
import { GradebookFilter } from './gradebook-filter';
import { GradebookTable } from './gradebook-table';
import { useGradeRows } from './use-grade-rows';
import { useRowWindow } from './use-row-window';

/** The gradebook of a class. */
export function Gradebook({ view }: { view: GradebookView }) {
	const [client] = useState(() => new QueryClient());
	const { classId, columns, students, mayChange } = view;
	return (
		<QueryClientProvider client={client}>
			<div className="grade-head">
				<h1>Gradebook</h1>
				{mayChange && columns.length > 0 ? (
					<Link to={paths.teachGradesImport(classId)}>Bring grades in</Link>
				) : null}
			</div>
			{columns.length === 0 ? (
				<p className="notice">
					No assignment is published yet.{' '}
					<Link to={paths.teachClass(classId, 'assignments')}>Make the first assignment</Link>, and grades
					appear here.
				</p>
			) : students === 0 ? (
				<p className="notice">
					Nobody has joined the class yet.{' '}
					<Link to={paths.teachClass(classId, 'people')}>Invite students</Link>, and they appear here.
				</p>
			) : (
				<>
					<GradebookFilter view={view} />
					<Listing view={view} />
					<Legend />
					<ExportForm classId={classId} />
				</>
			)}
		</QueryClientProvider>
	);
}

function Listing({ view }: { view: GradebookView }) {
	const { classId, columns, query, from, rows, total, students } = view;
	const box = useRef<HTMLElement>(null);
	const looked = useRowWindow(box, total);
	// A page that was asked for by its key, as without scripts, stays that page.
	const shown = from === 0 && total > PAGE_ROWS ? looked : null;
	const { rowAt, failed } = useGradeRows(view, shown);
	if (total === 0) {
		return (
			<p className="notice">
				No student fits. <Link to={paths.teachClass(classId, 'grades')}>Show all students</Link>
			</p>
		);
	}
	return (
		<>
			{failed ? (
				<p className="notice warn" role="alert">
					Some rows could not be fetched. They come when the connection is back and you scroll.
				</p>
			) : null}
			<GradebookTable {...{ classId, columns, query, from, total, shown, rows, rowAt, box }} />
			<p className="grade-pages">
				<span className="soft">
					{total === students ? `${students} students` : `${total} of ${students} students`}
					{shown === null && total > rows.length ? `, ${from + 1} to ${from + rows.length} shown` : ''}
				</span>
				{shown === null ? <Pages view={view} /> : null}
			</p>
		</>
	);
}

function Pages({ view: { classId, query, next, previous } }: { view: GradebookView }) {
	const address = (after: string | null) =>
		`${paths.teachClass(classId, 'grades')}${queryString({ ...query, after })}`;
	return (
		<>
			{previous === null ? null : <Link to={address(previous.after)}>Previous page</Link>}
			{next === null ? null : <Link to={address(next)}>Next page</Link>}
		</>
	);
}

function Legend() {
	return (
		<details className="grade-legend">
			<summary>What the words mean</summary>
			<dl>
				<div>
					<dt>number</dt>
					<dd>Per cent that count now, after the late and missing policies. Press it for its history.</dd>
				</div>
				{FLAGS.map((flag) => (
					<div key={flag}>
						<dt>{FLAG_WORDS[flag]}</dt>
						<dd>{FLAG_SENTENCES[flag]}</dd>
					</div>
				))}
				<div>
					<dt>–</dt>
					<dd>Nothing counts yet.</dd>
				</div>
				<div>
					<dt>n/a</dt>
					<dd>The assignment is not for this student.</dd>
				</div>
				<div>
					<dt>Total</dt>
					<dd>The mean of the scores that count, by the weights of the assignments.</dd>
				</div>
			</dl>
		</details>
	);
}
