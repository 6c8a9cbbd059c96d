import '~/ui/styles/tokens.css';
import '~/ui/styles/base.css';
import '~/ui/styles/shell.css';
import '~/ui/styles/labels.css';
import '~/ui/styles/lesson.css';
import '~/ui/styles/tables.css';
import '~/ui/styles/pictures.css';
import '~/ui/styles/lookups.css';
import '~/ui/styles/quiz.css';
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
	Form,
	isRouteErrorResponse,
	Link,
	Links,
	Meta,
	NavLink,
	Outlet,
	Scripts,
	ScrollRestoration,
	useLoaderData,
	useLocation,
	useNavigation,
	useRouteError,
	useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { getViewer } from '~/features/auth/index.server';
import { paths } from '~/platform/paths';
import { ErrorPage } from '~/ui/error-page';
import { THEME_SCRIPT, ThemeButton } from '~/ui/theme';

export const meta: MetaFunction = () => [{ title: 'Lectern' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	return {
		viewer: viewer === null ? null : { name: viewer.name, role: viewer.role, guest: viewer.guest },
		nonce: context.nonce,
	};
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function Layout({ children }: { children: ReactNode }) {
	const data = useRouteLoaderData<typeof loader>('root');
	const nonce = data?.nonce ?? undefined;
	return (
		<html lang="en" suppressHydrationWarning>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf6" />
				<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#16181a" />
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<Meta />
				<Links />
				{/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
				<script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
			</head>
			<body>
				<a className="skip button" href="#main">
					Skip to the text
				</a>
				{children}
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	);
}

/** A thin line under the header while a page loads; a plain navigation shows the browser's own sign. */
function useLoadingSign() {
	const busy = useNavigation().state !== 'idle';
	useEffect(() => {
		if (!busy) return;
		const timer = setTimeout(() => document.documentElement.classList.add('loading'), 150);
		return () => {
			clearTimeout(timer);
			document.documentElement.classList.remove('loading');
		};
	}, [busy]);
}

function Header() {
	const data = useRouteLoaderData<typeof loader>('root');
	const viewer = data?.viewer ?? null;
	return (
		<header className="bar ui">
			<nav aria-label="Site">
				<Link to={paths.home()} className="brand">
					Lectern
				</Link>
				<NavLink to={paths.progress()}>My progress</NavLink>
			</nav>
			<div className="who">
				<ThemeButton />
				{viewer === null ? (
					<>
						<Link to={paths.login()}>Sign in</Link>
						<Link to={paths.signup()}>Sign up</Link>
					</>
				) : viewer.guest ? (
					<>
						<Link to={paths.login()}>Sign in</Link>
						<Link to={paths.signup()}>Keep my work</Link>
					</>
				) : (
					<>
						<Link to={paths.account()} className="name">
							{viewer.name}
						</Link>
						<Form method="post" action={paths.logout()}>
							<button type="submit">Sign out</button>
						</Form>
					</>
				)}
			</div>
		</header>
	);
}

function Footer() {
	return (
		<footer className="foot ui">
			<span>Lectern: one argument at a time, and an owner for every claim.</span>
		</footer>
	);
}

function GuestBar() {
	const location = useLocation();
	const data = useRouteLoaderData<typeof loader>('root');
	if (data?.viewer?.guest !== true || [paths.signup(), paths.login()].includes(location.pathname))
		return null;
	return (
		<aside className="guest-bar ui no-print" aria-label="Guest account">
			Your answers are kept in this browser’s guest account.{' '}
			<Link to={paths.signup(location.pathname)}>Sign up</Link> to find them again on any device.
		</aside>
	);
}

export default function App() {
	useLoaderData<typeof loader>();
	useLoadingSign();
	return (
		<>
			<Header />
			<GuestBar />
			<Outlet />
			<Footer />
		</>
	);
}

/** Every error of every page ends here: what happened, in one sentence, and the way on. */
export function ErrorBoundary() {
	const error = useRouteError();
	const status = isRouteErrorResponse(error) ? error.status : 500;
	const said = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : null;
	const title =
		status === 404
			? 'There is no such page'
			: status >= 500
				? 'Something went wrong here'
				: 'That did not work';
	return (
		<>
			<Header />
			<ErrorPage title={title}>
				<p>
					{status === 404
						? 'The address may be mistyped, or the page is not open to you.'
						: (said ?? 'It is our fault, not yours. What you had saved is safe. Please try again.')}
				</p>
				<p>
					<Link to={paths.home()}>To the courses</Link>
				</p>
			</ErrorPage>
			<Footer />
		</>
	);
}
