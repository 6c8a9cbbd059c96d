import { Link } from '@remix-run/react';
import type { ReasonView } from '../views';

/** A shape before each reason, beside its words. */
const SIGNS: Readonly<Record<ReasonView['kind'], string>> = {
	overdue: '!',
	stuck: '×',
	'not started': '○',
	misconception: '≠',
	marking: '✎',
	missed: '–',
	silent: '…',
};

/** Why a student needs somebody, each reason a sentence with the way to mend it. */
export function ReasonList({ reasons }: { reasons: ReadonlyArray<ReasonView> }) {
	return (
		<ul className="reasons">
			{reasons.map(({ kind, text, link }) => (
				<li key={text}>
					<span className="sign" aria-hidden="true">
						{SIGNS[kind]}
					</span>
					<span>
						{text} {link !== null && <Link to={link.href}>{link.label}</Link>}
					</span>
				</li>
			))}
		</ul>
	);
}
