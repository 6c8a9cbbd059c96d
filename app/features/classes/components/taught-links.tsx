import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';

interface TaughtLinksProps {
	classes: Array<{ id: string; name: string }>;
}

/** The way to the classes that somebody helps to teach; nothing for people who teach none. */
export function TaughtLinks({ classes }: TaughtLinksProps) {
	if (classes.length === 0) return null;
	return (
		<p className="ui">
			You help to teach:{' '}
			{classes.map(({ id, name }, at) => (
				<span key={id}>
					{at > 0 && ', '}
					<Link to={paths.teachClass(id)}>{name}</Link>
				</span>
			))}
			.
		</p>
	);
}
