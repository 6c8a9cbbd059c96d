import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { JoinView } from '../views';

const CLOSED = {
	unknown: {
		title: 'No class has this code',
		text: 'It may be mistyped, or the class has a new one. Codes look like k7qm-3xpt: eight letters and digits, without vowels. Ask your teacher for the code of today.',
	},
	expired: {
		title: 'This invitation has expired',
		text: 'Links work for 30 days. Ask your teacher for a new one, or for the code of the class.',
	},
	used: {
		title: 'This invitation has been used',
		text: 'A link works for one person. If it was you, sign in with the account you used then. Otherwise ask your teacher for a link of your own.',
	},
} as const;

const AS = { student: '', assistant: ' as an assistant', instructor: ' as an instructor' } as const;

function Closed({ title, children }: { title: string; children: string }) {
	return (
		<main id="main" className="narrow">
			<h1>{title}</h1>
			<p>{children}</p>
			<p>
				<Link to={paths.home()}>To the courses</Link>
			</p>
		</main>
	);
}

/** Which class it is, what joining means, and the button; or why there is none. */
export function JoinPage({ view }: { view: JoinView }) {
	if (view.state === 'limited') return <Closed title="Too many codes were tried">{view.sentence}</Closed>;
	if (view.state !== 'open')
		return <Closed title={CLOSED[view.state].title}>{CLOSED[view.state].text}</Closed>;
	const { className, courseTitle, coursePath, teachers, role, member, viewer } = view;
	return (
		<main id="main" className="narrow">
			<h1>
				{member === null ? 'Join' : 'You are in'} {className}
			</h1>
			<p>
				A class of the course <Link to={coursePath}>{courseTitle}</Link>
				{teachers.length > 0 && `, taught by ${teachers.join(', ')}`}.
			</p>
			{member !== null ? (
				<p className="actions">
					<Link to={view.classPath} className="button">
						Go on
					</Link>
				</p>
			) : (
				<>
					{role === 'student' && (
						<p>
							When you join, the teachers of this class see your progress, your answers and your results in
							this course, also from before. You can leave at any time; your work stays yours.
						</p>
					)}
					{viewer === 'account' ? (
						<Form method="post">
							<p className="soft">You are signed in as {view.viewerName}.</p>
							<button type="submit" className="button">
								Join{AS[role]}
							</button>
						</Form>
					) : (
						<>
							<p>
								{viewer === 'guest'
									? 'You are here as a guest. Sign up, and all that you have done stays yours; then you come back to this page.'
									: 'You need an account, so that your work is found again. Then you come back to this page.'}
							</p>
							<p className="actions">
								<Link to={view.signupPath} className="button">
									Sign up
								</Link>
								<Link to={view.loginPath} className="button quiet">
									I have an account
								</Link>
							</p>
						</>
					)}
				</>
			)}
		</main>
	);
}
