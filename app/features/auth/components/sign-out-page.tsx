import { Form, Link } from '@remix-run/react';

interface SignOutPageProps {
	/** null: nobody is signed in. */
	viewer: { name: string; guest: boolean } | null;
	homePath: string;
	signupPath: string;
}

export function SignOutPage({ viewer, homePath, signupPath }: SignOutPageProps) {
	return (
		<main id="main" className="narrow">
			<h1>Sign out</h1>
			{viewer === null ? (
				<p>
					You are not signed in. <Link to={homePath}>To the courses</Link>
				</p>
			) : (
				<>
					{viewer.guest ? (
						<p className="notice warn">
							You are here as a guest: after signing out, nobody can get back to what you have done, you
							included. <Link to={signupPath}>Sign up</Link> to keep it.
						</p>
					) : (
						<p>You are signed in as {viewer.name}.</p>
					)}
					<Form method="post" className="actions">
						<button type="submit" className="button">
							Sign out
						</button>
						<Link to={homePath} className="button quiet">
							Stay
						</Link>
					</Form>
				</>
			)}
		</main>
	);
}
