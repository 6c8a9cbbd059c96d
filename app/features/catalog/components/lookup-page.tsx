import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SearchBox } from '~/features/search';
import { paths } from '~/platform/paths';
import { useStaticLinks } from '~/ui/use-static-links';

/** A page of a course where one looks something up. */
export function LookupPage(props: {
	courseId: string;
	courseTitle: string;
	title: string;
	intro: string;
	children: ReactNode;
}) {
	const onClick = useStaticLinks();
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the links themselves take the keyboard; this only saves a page load
		<main id="main" onClick={onClick}>
			<div className="lookup-head">
				<nav className="crumbs ui" aria-label="You are here">
					<ol>
						<li>
							<Link to={paths.course(props.courseId)}>{props.courseTitle}</Link>
						</li>
						<li aria-current="page">{props.title}</li>
					</ol>
				</nav>
				<SearchBox courseId={props.courseId} small />
			</div>
			<h1>{props.title}</h1>
			<p className="course-head">{props.intro}</p>
			{props.children}
		</main>
	);
}
