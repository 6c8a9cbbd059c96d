import { Link, NavLink } from '@remix-run/react';
import { paths } from '~/platform/paths';

/** The head of an assignment's pages, and the way between them. */
export function AssignmentTabs({ classId, id, title }: { classId: string; id: string; title: string }) {
	return (
		<>
			<p>
				<Link to={paths.teachClass(classId, 'assignments')}>All assignments</Link>
			</p>
			<h1>{title}</h1>
			<nav aria-label="Assignment" className="tabs">
				<NavLink to={paths.teachAssignment(classId, id)} end>
					Rules
				</NavLink>
				<NavLink to={paths.teachOverrides(classId, id)}>Other dates for some</NavLink>
				<NavLink to={paths.teachPreview(classId, id)}>Preview as a student</NavLink>
			</nav>
		</>
	);
}
