import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import { SEARCH_MOST } from '../limits';
import type { AuditFilters, AuditRow, AuditView } from '../views';
import { When } from './words';

const FIELDS: ReadonlyArray<{ name: keyof AuditFilters; label: string; type: 'search' | 'date' }> = [
	{ name: 'action', label: 'Action begins with', type: 'search' },
	{ name: 'person', label: 'Person, doing or done to', type: 'search' },
	{ name: 'class', label: 'Class', type: 'search' },
	{ name: 'from', label: 'From day (UTC)', type: 'date' },
	{ name: 'to', label: 'To day (UTC)', type: 'date' },
];

/** Who did what to whom, the newest first. */
export function AuditPage({ view }: { view: AuditView }) {
	const given = Object.entries(view.filters).filter(([, value]) => value !== '');
	const page = (after: string | null) => {
		const query = new URLSearchParams([...given, ...(after === null ? [] : [['after', after]])]).toString();
		return paths.adminAudit(query === '' ? '' : `?${query}`);
	};
	return (
		<>
			<h1>Audit log</h1>
			<Form method="get" role="search" className="admin-filters">
				{FIELDS.map(({ name, label, type }) => (
					<p key={name}>
						<label htmlFor={name}>{label}</label>
						<input
							id={name}
							name={name}
							type={type}
							defaultValue={view.filters[name]}
							maxLength={type === 'search' ? SEARCH_MOST : undefined}
						/>
					</p>
				))}
				<button type="submit" className="button">
					Filter
				</button>
			</Form>
			{view.unknownPerson && <p>Nobody with an account matches “{view.filters.person}”.</p>}
			{view.rows.length === 0 ? (
				<p>
					{given.length === 0 ? (
						'Nothing yet. What teachers and admins change is listed here.'
					) : (
						<>
							Nothing matches. <Link to={paths.adminAudit()}>Show everything</Link>.
						</>
					)}
				</p>
			) : (
				<Entries rows={view.rows} />
			)}
			<p className="admin-pages">
				{!view.first && <Link to={page(null)}>First page</Link>}
				{view.next !== null && <Link to={page(view.next)}>Next page</Link>}
			</p>
		</>
	);
}

function Entries({ rows }: { rows: ReadonlyArray<AuditRow> }) {
	return (
		<ScrollRegion aria-label="Entries">
			<table>
				<thead>
					<tr>
						<th scope="col">When</th>
						<th scope="col">Who</th>
						<th scope="col">Did</th>
						<th scope="col">To</th>
						<th scope="col">Class</th>
						<th scope="col">Details</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ id, at, actor, action, subject, class: group, detail }) => (
						<tr key={id}>
							<td>
								<When instant={at} />
							</td>
							<td>
								{actor === null ? 'The product' : <Link to={paths.adminPerson(actor.id)}>{actor.name}</Link>}
							</td>
							<td>
								<Link to={paths.adminAudit(`?${new URLSearchParams({ action })}`)}>{action}</Link>
							</td>
							<td>
								{subject === null ? (
									''
								) : subject.name === null ? (
									<code>{subject.id}</code>
								) : (
									<Link to={paths.adminPerson(subject.id)}>{subject.name}</Link>
								)}
							</td>
							<td>{group === null ? '' : <Link to={paths.teachClass(group.id)}>{group.name}</Link>}</td>
							<td>{detail.map(([name, value]) => `${name}: ${value}`).join('; ')}</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
