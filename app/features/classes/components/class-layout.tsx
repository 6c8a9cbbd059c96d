import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths, type TeachPage } from '~/platform/paths';

export interface ClassLayoutView {
	id: string;
	name: string;
	courseTitle: string;
	/** IANA. */
	zone: string;
	archived: boolean;
	/** Assistants see, mark and write; instructors also change the class. */
	mayManage: boolean;
}

const PAGES: ReadonlyArray<{ page: TeachPage | null; title: string; managers: boolean }> = [
	{ page: null, title: 'Today', managers: false },
	{ page: 'assignments', title: 'Assignments', managers: false },
	{ page: 'grades', title: 'Gradebook', managers: false },
	{ page: 'marking', title: 'Marking', managers: false },
	{ page: 'questions', title: 'Questions', managers: false },
	{ page: 'people', title: 'People', managers: false },
	{ page: 'messages', title: 'Messages', managers: false },
	{ page: 'settings', title: 'Settings', managers: true },
];

/** The head of every page of a class, and the way between them. */
export function ClassLayout({ view, children }: { view: ClassLayoutView; children: ReactNode }) {
	return (
		<main id="main" className="teach">
			<header className="class-head ui">
				<p className="soft">
					<b>{view.name}</b> · {view.courseTitle} · class time: {view.zone}
					{view.archived ? ' · archived' : ''}
				</p>
				<nav aria-label="Class" className="tabs">
					{PAGES.filter(({ managers }) => view.mayManage || !managers).map(({ page, title }) => (
						<NavLink key={title} to={paths.teachClass(view.id, page)} end={page === null} prefetch="intent">
							{title}
						</NavLink>
					))}
				</nav>
			</header>
			{children}
		</main>
	);
}
