import type { ReactNode } from 'react';

/** One message in the middle of the page: what happened and what to do next. */
export function ErrorPage({ title, children }: { title: string; children: ReactNode }) {
	return (
		<main id="main" className="narrow">
			<h1>{title}</h1>
			{children}
		</main>
	);
}
