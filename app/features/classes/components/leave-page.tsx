import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';

interface LeavePageProps {
	className: string;
	/** The viewer runs the class alone and has to stay. */
	lastInstructor: boolean;
}

/** Asks once before a member leaves a class. */
export function LeavePage({ className, lastInstructor }: LeavePageProps) {
	return (
		<main id="main" className="narrow">
			<h1>Leave {className}?</h1>
			{lastInstructor && (
				<p className="notice bad" role="alert">
					You are the only instructor of this class. Make somebody else an instructor first, or archive the
					class.
				</p>
			)}
			<p>
				Its teachers then do not see your progress any more, and its assignments are no longer yours. All that
				you have done is kept; if you join again, everything is as it was.
			</p>
			<Form method="post" className="actions">
				<button type="submit" className="button">
					Leave the class
				</button>
				<Link to={paths.progress()} className="button quiet">
					Stay
				</Link>
			</Form>
		</main>
	);
}
