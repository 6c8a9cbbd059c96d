import { Link, useNavigate } from '@remix-run/react';
import { type MouseEvent, memo, type RefObject } from 'react';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import { FLAG_WORDS, type GradeCell, type GradeColumn, type GradeRow } from '../cells';
import { type GradebookQuery, queryString, sortedBy } from '../query';
import { moveInTable } from './move-in-table';
import type { RowWindow } from './use-row-window';

function SortHead({
	classId,
	query,
	sort,
	title,
	className,
}: {
	classId: string;
	query: GradebookQuery;
	sort: string;
	title: string;
	className?: string;
}) {
	const on = query.sort === sort;
	return (
		<th
			scope="col"
			className={className}
			aria-sort={on ? (query.down ? 'descending' : 'ascending') : undefined}
		>
			<Link
				to={`${paths.teachClass(classId, 'grades')}${queryString(sortedBy(query, sort))}`}
				preventScrollReset
				title={title}
			>
				<span>{title}</span>
				{on ? <i aria-hidden="true">{query.down ? '▼' : '▲'}</i> : null}
			</Link>
		</th>
	);
}

function CellLink({ cell, href }: { cell: GradeCell; href: string }) {
	return (
		// Plain links: there are over a thousand on a page. The table makes them navigate without a new document.
		<a href={href}>
			<b>{cell.score ?? '–'}</b>
			{cell.flags.length === 0 ? null : (
				<small>{cell.flags.map((flag) => FLAG_WORDS[flag]).join(', ')}</small>
			)}
		</a>
	);
}

const Row = memo(function Row({
	classId,
	columns,
	row,
	index,
}: {
	classId: string;
	columns: ReadonlyArray<GradeColumn>;
	row: GradeRow;
	index: number;
}) {
	return (
		<tr data-row aria-rowindex={index + 2}>
			<th scope="row">
				<a href={paths.teachStudent(classId, row.userId)}>
					<b>{row.name}</b>
					{row.group === null ? null : <small>{row.group}</small>}
				</a>
			</th>
			<td className="total">
				<b>{row.total ?? '–'}</b>
			</td>
			{row.cells.map((cell, at) => {
				const id = columns[at]?.id ?? '';
				return cell === null ? (
					<td key={id} className="none">
						n/a
					</td>
				) : (
					<td key={id} className={cell.flags[0]}>
						<CellLink cell={cell} href={paths.teachGrade(classId, id, row.userId)} />
					</td>
				);
			})}
		</tr>
	);
});

interface GradebookTableProps {
	classId: string;
	columns: ReadonlyArray<GradeColumn>;
	query: GradebookQuery;
	/** Index of the first row of the page, and of all rows. */
	from: number;
	total: number;
	/** What to draw; null draws the rows of the page. */
	shown: RowWindow | null;
	rows: ReadonlyArray<GradeRow>;
	rowAt: (index: number) => GradeRow | undefined;
	box: RefObject<HTMLElement>;
}

function Gap({ rows, height, width }: { rows: number; height: number; width: number }) {
	if (rows <= 0) return null;
	return (
		<tr className="gap">
			<td colSpan={width} style={{ blockSize: rows * height }} />
		</tr>
	);
}

/** Students × assignments. Scrolls within itself; the heads stay in sight. */
export function GradebookTable(props: GradebookTableProps) {
	const { classId, columns, query, from, total, shown, rows, rowAt, box } = props;
	const navigate = useNavigate();
	const first = shown?.first ?? from;
	const last = shown?.last ?? from + rows.length;
	const width = columns.length + 2;
	function follow(event: MouseEvent<HTMLElement>) {
		const link = (event.target as Element).closest('tbody a');
		const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
		const href = link?.getAttribute('href') ?? null;
		if (!plain || href === null) return;
		event.preventDefault();
		navigate(href);
	}
	return (
		<ScrollRegion className="grades" ref={box} aria-label="Grades">
			<table aria-rowcount={total + 1} onClick={follow} onKeyDown={moveInTable}>
				<thead>
					<tr aria-rowindex={1}>
						<SortHead classId={classId} query={query} sort="name" title="Student" />
						<SortHead classId={classId} query={query} sort="total" title="Total" className="total" />
						{columns.map(({ id, title }) => (
							<SortHead key={id} classId={classId} query={query} sort={id} title={title} />
						))}
					</tr>
				</thead>
				<tbody>
					{shown === null ? null : <Gap rows={first} height={shown.height} width={width} />}
					{Array.from({ length: last - first }, (_, at) => {
						const index = first + at;
						const row = shown === null ? rows[at] : rowAt(index);
						return row === undefined ? (
							<tr key={index} data-row aria-rowindex={index + 2}>
								<th scope="row" className="soft">
									Loading
								</th>
								<td colSpan={width - 1} />
							</tr>
						) : (
							<Row key={row.userId} classId={classId} columns={columns} row={row} index={index} />
						);
					})}
					{shown === null ? null : <Gap rows={total - last} height={shown.height} width={width} />}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
