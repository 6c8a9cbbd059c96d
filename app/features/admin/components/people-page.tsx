import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import { SEARCH_MOST } from '../limits';
import type { PeopleView } from '../views';
import { ROLE_WORDS, When } from './words';

/** Finds people by name, mail address or user name. */
export function PeoplePage({ view }: { view: PeopleView }) {
	const filters = new URLSearchParams({
		...(view.query === '' ? {} : { q: view.query }),
		...(view.role === null ? {} : { role: view.role }),
		...(view.suspended ? { suspended: 'on' } : {}),
	});
	const page = (after: string | null) => {
		const query = new URLSearchParams([...filters, ...(after === null ? [] : [['after', after]])]).toString();
		return paths.adminPeople(query === '' ? '' : `?${query}`);
	};
	return (
		<>
			<h1>People</h1>
			<Form method="get" role="search" className="admin-filters">
				<p>
					<label htmlFor="q">Name, mail address or user name</label>
					<input id="q" name="q" type="search" defaultValue={view.query} maxLength={SEARCH_MOST} />
				</p>
				<p>
					<label htmlFor="role">Role</label>
					<select id="role" name="role" defaultValue={view.role ?? ''}>
						<option value="">Any</option>
						{Object.entries(ROLE_WORDS).map(([role, word]) => (
							<option key={role} value={role}>
								{word}
							</option>
						))}
					</select>
				</p>
				<p>
					<label className="form-check">
						<input type="checkbox" name="suspended" defaultChecked={view.suspended} />
						<span>Only suspended</span>
					</label>
				</p>
				<button type="submit" className="button">
					Search
				</button>
			</Form>
			{view.people.length === 0 ? (
				<p>
					Nobody matches. <Link to={paths.adminPeople()}>Show everybody</Link>.
				</p>
			) : (
				<PeopleTable view={view} />
			)}
			<p className="admin-pages">
				{!view.first && <Link to={page(null)}>First page</Link>}
				{view.next !== null && <Link to={page(view.next)}>Next page</Link>}
			</p>
		</>
	);
}

function PeopleTable({ view }: { view: PeopleView }) {
	return (
		<ScrollRegion aria-label="People">
			<table>
				<thead>
					<tr>
						<th scope="col">Name</th>
						<th scope="col">Signs in as</th>
						<th scope="col">Role</th>
						<th scope="col">State</th>
						<th scope="col">Since</th>
					</tr>
				</thead>
				<tbody>
					{view.people.map((person) => (
						<tr key={person.id}>
							<th scope="row">
								<Link to={paths.adminPerson(person.id)}>{person.name}</Link>
							</th>
							<td>{[person.email, person.username].filter((login) => login !== null).join(', ')}</td>
							<td>{ROLE_WORDS[person.role]}</td>
							<td>{person.suspended ? 'Suspended' : 'May sign in'}</td>
							<td>
								<When instant={person.since} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
