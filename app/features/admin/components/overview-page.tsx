import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { OverviewView, TeachRequestRow } from '../views';
import { When } from './words';

const MIB = 1024 * 1024;

/** Who waits, how many there are of what, and whether all is well. */
export function OverviewPage({ view, refusal }: { view: OverviewView; refusal: string | null }) {
	return (
		<>
			<h1>Overview</h1>
			{refusal !== null && (
				<p className="notice bad" role="alert">
					{refusal}
				</p>
			)}
			<section aria-labelledby="requests">
				<h2 id="requests">Requests to teach</h2>
				{view.requests.length === 0 ? (
					<p>
						Nobody waits. People ask on their account page or when they sign up;{' '}
						<Link to={paths.adminSettings()}>whether they need to ask</Link> is a setting.
					</p>
				) : (
					<ul className="form-list">
						{view.requests.map((request) => (
							<Request key={request.userId} request={request} />
						))}
					</ul>
				)}
			</section>
			<section aria-labelledby="counts">
				<h2 id="counts">In numbers</h2>
				<dl className="admin-facts">
					{view.counts.map(([name, count]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{count}</dd>
						</div>
					))}
				</dl>
			</section>
			<Health view={view} />
		</>
	);
}

function Request({ request }: { request: TeachRequestRow }) {
	const { userId, name, login, reason, at } = request;
	const decide = (intent: 'approve' | 'decline', label: string) => (
		<Form method="post">
			<input type="hidden" name="intent" value={intent} />
			<input type="hidden" name="user" value={userId} />
			<button type="submit" className={intent === 'approve' ? 'button' : 'button quiet'}>
				{label}
				<span className="visually-hidden">: {name}</span>
			</button>
		</Form>
	);
	return (
		<li>
			<p>
				<Link to={paths.adminPerson(userId)}>{name}</Link> <span className="soft">{login}</span>
				<br />
				{reason === '' ? <span className="soft">No reason given.</span> : reason}
				<br />
				<span className="soft">
					asked <When instant={at} />
				</span>
			</p>
			<div className="admin-acts">
				{decide('approve', 'Approve')}
				{decide('decline', 'Decline')}
			</div>
		</li>
	);
}

function Health({ view: { health, mail, jobs } }: { view: OverviewView }) {
	return (
		<section aria-labelledby="health">
			<h2 id="health">Health</h2>
			<dl className="admin-facts">
				<div>
					<dt>Version</dt>
					<dd>{health.version}</dd>
				</div>
				<div>
					<dt>Database</dt>
					<dd>
						{health.database}, {(health.bytes / MIB).toFixed(1)} MB
					</dd>
				</div>
				<div>
					<dt>Memory</dt>
					<dd>{health.memory} MB</dd>
				</div>
				<div>
					<dt>Running for</dt>
					<dd>{runningFor(health.uptime)}</dd>
				</div>
			</dl>
			<h3>Mail</h3>
			{!mail.configured && (
				<p className="notice warn">
					No mail goes out: SMTP_URL is not set.
					{mail.waiting > 0 && ` ${mail.waiting} wait and go out once it is.`}
				</p>
			)}
			<p>
				{mail.waiting} waiting, {mail.givenUp} given up after {mail.tries} tries.{' '}
				{mail.lastSentAt === null ? (
					'None sent yet.'
				) : (
					<>
						Last sent <When instant={mail.lastSentAt} />.
					</>
				)}
			</p>
			<h3>Work in the background</h3>
			<p className="soft">
				Of the process that made this page; where there are several, the first does most of it.
			</p>
			{jobs.length === 0 ? (
				<p>None has run since this process began.</p>
			) : (
				<ul>
					{jobs.map(({ name, at, ok }) => (
						<li key={name}>
							{name}: {ok ? 'done' : 'failed, see the log'} <When instant={at} />
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function runningFor(seconds: number): string {
	const minutes = Math.floor(seconds / 60);
	const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
	return `${days > 0 ? `${days} d ` : ''}${hours} h ${minutes % 60} min`;
}
