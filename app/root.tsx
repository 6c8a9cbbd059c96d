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
	isRouteErrorResponse,
	Link,
	Links,
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
import { getUnread, getViewer } from '~/features/auth/index.server';
import { Contact, DEFAULT_NAME, SiteMeta } from '~/features/site';
import { getSettings } from '~/features/site/index.server';
import { paths } from '~/platform/paths';
import { loggable } from '~/platform/web/loggable-error';
import { ErrorPage } from '~/ui/error-page';
import { THEME_SCRIPT, ThemeButton } from '~/ui/theme';

export const meta: MetaFunction = () => [{ title: 'Lectern' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await getViewer(context, request);
	// Pages for strangers ask the database for nothing else, and are not to fail with it.
	const settings = await getSettings(context).catch((error: unknown) => {
		context.log.error({ error: loggable(error) }, 'the settings of the site could not be read');
		return null;
	});
	const unread = await getUnread(context, request);
	return {
		viewer: viewer === null ? null : { name: viewer.name, role: viewer.role, guest: viewer.guest, unread },
		nonce: context.nonce,
		site:
			settings === null ? null : { name: settings.name, contact: settings.contact, signup: settings.signup },
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
				<SiteMeta name={data?.site?.name ?? DEFAULT_NAME} />
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
					{data?.site?.name ?? DEFAULT_NAME}
				</Link>
				<NavLink to={paths.progress()}>My progress</NavLink>
				{viewer !== null && viewer.role !== 'learner' && <NavLink to={paths.teach()}>Teach</NavLink>}
			</nav>
			<div className="who">
				<ThemeButton />
				{viewer === null ? (
					<>
						<Link to={paths.login()}>Sign in</Link>
						{data?.site?.signup !== false && <Link to={paths.signup()}>Sign up</Link>}
					</>
				) : viewer.guest ? (
					<>
						<Link to={paths.login()}>Sign in</Link>
						{data?.site?.signup !== false && <Link to={paths.signup()}>Keep my work</Link>}
					</>
				) : (
					<>
						{viewer.role === 'admin' && <NavLink to={paths.admin()}>Admin</NavLink>}
						<NavLink to={paths.messages()}>
							Messages{viewer.unread > 0 && <b>&nbsp;({viewer.unread}&nbsp;new)</b>}
						</NavLink>
						<Link to={paths.account()} className="name">
							{viewer.name}
						</Link>
						{/* A new document: nothing of this person stays in the browser's memory. */}
						<form method="post" action={paths.logout()}>
							<button type="submit">Sign out</button>
						</form>
					</>
				)}
			</div>
		</header>
	);
}

function Footer() {
	const site = useRouteLoaderData<typeof loader>('root')?.site ?? null;
	return (
		<footer className="foot ui">
			<span>{site?.name ?? DEFAULT_NAME}: one argument at a time, and an owner for every claim.</span>
			<Contact text={site?.contact ?? ''} />
		</footer>
	);
}

function GuestBar() {
	const location = useLocation();
	const data = useRouteLoaderData<typeof loader>('root');
	const closed = data?.site?.signup === false;
	if (data?.viewer?.guest !== true || closed || [paths.signup(), paths.login()].includes(location.pathname))
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
