import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '~/platform/paths';

const PAGES = [
	{ to: paths.admin(), title: 'Overview' },
	{ to: paths.adminPeople(), title: 'People' },
	{ to: paths.adminAudit(), title: 'Audit log' },
	{ to: paths.adminSettings(), title: 'Settings' },
];

/** The head of the admin's pages, and the way between them. */
export function AdminLayout({ children }: { children: ReactNode }) {
	return (
		<main id="main" className="teach">
			<header className="class-head ui">
				<nav aria-label="Admin" className="tabs">
					{PAGES.map(({ to, title }) => (
						<NavLink key={to} to={to} end={to === paths.admin()}>
							{title}
						</NavLink>
					))}
				</nav>
			</header>
			{children}
		</main>
	);
}
