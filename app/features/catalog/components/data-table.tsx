import { ScrollRegion } from '~/ui/scroll-region';
import type { TablePage } from '../views';
import { SourceLinks } from './links';
import { LookupPage } from './lookup-page';

/** A table of the course on a page of its own. Where it is wider than the page, it scrolls within its region. */
export function DataTable({ page }: { page: TablePage }) {
	const { title, intro, corner, columns, rows, note } = page.table;
	return (
		<LookupPage {...page} title={title} intro={intro}>
			<ScrollRegion className="data-table" aria-label={title}>
				<table>
					<thead>
						<tr>
							<th scope="col">{corner}</th>
							{columns.map((column) => (
								<th key={column.id} scope="col">
									{column.title}
								</th>
							))}
							<th scope="col">Sources</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={row.id} id={row.id}>
								<th scope="row">{row.title}</th>
								{columns.map((column, at) => (
									<td key={column.id}>{row.cells[at]}</td>
								))}
								<td>
									<SourceLinks courseId={page.courseId} sources={row.sources} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
			{note === null ? null : <p className="course-head">{note}</p>}
		</LookupPage>
	);
}
