import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { FLAG_WORDS, FLAGS } from '../cells';
import { isFiltered } from '../query';
import type { GradebookView } from '../views';

/** Which students are listed; plain parameters of the address. */
export function GradebookFilter({ view }: { view: GradebookView }) {
	const { query, classId, columns, groups } = view;
	// Fields take their values anew when the address changes, as after “All students”.
	const key = [query.name, query.group, query.state, query.of].join(' ');
	return (
		<Form key={key} method="get" className="grade-filter" preventScrollReset role="search">
			<label>
				<span>Name</span>
				<input type="search" name="name" defaultValue={query.name} maxLength={100} />
			</label>
			{groups.length === 0 ? null : (
				<label>
					<span>Group</span>
					<select name="group" defaultValue={query.group ?? ''}>
						<option value="">Any</option>
						{groups.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
						<option value="none">Without a group</option>
					</select>
				</label>
			)}
			<label>
				<span>With work that is</span>
				<select name="state" defaultValue={query.state ?? ''}>
					<option value="">Anything</option>
					{FLAGS.map((flag) => (
						<option key={flag} value={flag}>
							{FLAG_WORDS[flag]}
						</option>
					))}
				</select>
			</label>
			<label>
				<span>In</span>
				<select name="of" defaultValue={query.of ?? ''}>
					<option value="">Any assignment</option>
					{columns.map(({ id, title }) => (
						<option key={id} value={id}>
							{title}
						</option>
					))}
				</select>
			</label>
			{query.sort === 'name' ? null : <input type="hidden" name="sort" value={query.sort} />}
			{query.down ? <input type="hidden" name="dir" value="down" /> : null}
			<button type="submit" className="button quiet">
				Show
			</button>
			{isFiltered(query) ? <Link to={paths.teachClass(classId, 'grades')}>All students</Link> : null}
		</Form>
	);
}
