import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { ClassListView, TaughtClassView } from '../views';

function Classes({ classes }: { classes: Array<TaughtClassView> }) {
	return (
		<ul className="class-cards">
			{classes.map(({ id, name, courseTitle, zone, assists, students }) => (
				<li key={id} className="card">
					<h2>
						<Link to={paths.teachClass(id)}>{name}</Link>
					</h2>
					<p className="soft">
						{courseTitle} · {students} {students === 1 ? 'student' : 'students'} · class time: {zone}
						{assists ? ' · you assist' : ''}
					</p>
				</li>
			))}
		</ul>
	);
}

/** The classes of a teacher; archived ones apart. */
export function ClassList({ view: { classes, mayCreate } }: { view: ClassListView }) {
	const running = classes.filter(({ archived }) => !archived);
	const archived = classes.filter((each) => each.archived);
	return (
		<main id="main" className="teach">
			<h1>Your classes</h1>
			{running.length > 0 && <Classes classes={running} />}
			{running.length === 0 && (
				<p>
					{mayCreate
						? 'A class brings people together who take one course: you give them assignments with dates, and see who needs you. Make one, then add its people by a list or give them its code.'
						: 'You teach no class yet. A colleague can add you to theirs as an assistant or instructor; to make classes of your own, ask the person who runs this site to make you an instructor.'}
				</p>
			)}
			{mayCreate && (
				<p className="actions">
					<Link to={paths.teachNew()} className="button">
						Make a class
					</Link>
				</p>
			)}
			{archived.length > 0 && (
				<details>
					<summary>Archived classes ({archived.length})</summary>
					<Classes classes={archived} />
				</details>
			)}
		</main>
	);
}
