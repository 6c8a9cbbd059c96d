import { Form, Link } from '@remix-run/react';
import { TimelinePicture } from '~/content/pictures/timeline-picture';
import { paths } from '~/platform/paths';
import type { TimelinePage } from '../views';
import { LessonLinks, SourceLinks } from './links';
import { LookupPage } from './lookup-page';

/** The timeline: a picture with its years, and the same events as a list. */
export function Timeline({ page }: { page: TimelinePage }) {
	const { entries, window, filtered, total } = page;
	const years = window.from === window.to ? `in ${window.from}` : `from ${window.from} to ${window.to}`;
	return (
		<LookupPage
			courseId={page.courseId}
			courseTitle={page.courseTitle}
			title="Timeline"
			intro="Events in the order of time, each with its sources. The picture shows when; the list below has every event in words."
		>
			<section aria-label="Years to be shown" className="no-print">
				<Years page={page} />
			</section>
			<p role="status" className="ui timeline-count">
				{filtered ? `${entries.length} of ${total} events, ${years}.` : `All ${total} events, ${years}.`}
			</p>
			{entries.length === 0 ? (
				<p className="notice">
					Nothing {years}. <Link to={paths.timeline(page.courseId)}>Show all {total} events</Link>.
				</p>
			) : (
				<>
					<figure className="timeline-figure">
						<TimelinePicture
							events={entries}
							window={window}
							list="The list below the picture has the same events in words."
						/>
						<figcaption className="ui soft">
							Each number is that of the <a href="#events">list</a>. A bar shows how long something lasted, or
							how exactly its date is known.
						</figcaption>
					</figure>
					<h2 id="events">Events {years}</h2>
					<ol className="ledger timeline-list">
						{entries.map((entry) => (
							<Entry key={entry.id} courseId={page.courseId} entry={entry} />
						))}
					</ol>
				</>
			)}
		</LookupPage>
	);
}

function Entry({ courseId, entry }: { courseId: string; entry: TimelinePage['entries'][number] }) {
	return (
		<li id={entry.id} value={entry.number}>
			<p className="when ui">
				<span className="number">{entry.number}</span> <time dateTime={entry.date}>{entry.when}</time>
			</p>
			<h3>{entry.title}</h3>
			<p>{entry.text}</p>
			{entry.note === null ? null : <p className="ui soft">{entry.note}</p>}
			<dl>
				<dt>{entry.sources.length > 1 ? 'Sources' : 'Source'}</dt>
				<dd>
					<SourceLinks courseId={courseId} sources={entry.sources} />
				</dd>
				{entry.lessons.length === 0 ? null : (
					<>
						<dt>{entry.lessons.length > 1 ? 'Lessons' : 'Lesson'}</dt>
						<dd>
							<LessonLinks courseId={courseId} lessons={entry.lessons} />
						</dd>
					</>
				)}
			</dl>
		</li>
	);
}

function Years({ page }: { page: TimelinePage }) {
	const { courseId, whole, window, filtered, typed, problem, periods, moves } = page;
	const isShown = (from: number, to: number) => from === window.from && to === window.to;
	return (
		<>
			<ul className="periods ui">
				<li>
					<Link to={paths.timeline(courseId)} preventScrollReset aria-current={filtered ? undefined : 'true'}>
						All: {whole.from}–{whole.to}
					</Link>
				</li>
				{periods.map(({ from, to, count }) => (
					<li key={from}>
						<Link
							to={paths.timeline(courseId, null, { from, to })}
							preventScrollReset
							aria-current={isShown(from, to) ? 'true' : undefined}
						>
							{from === to ? from : `${from}–${to}`}
							<span className="soft"> ({count})</span>
						</Link>
					</li>
				))}
			</ul>
			<div className="filter ui">
				<Form
					key={`${typed.from} ${typed.to}`}
					method="get"
					action={paths.timeline(courseId)}
					preventScrollReset
					className="years"
				>
					<label>
						From year
						<input name="from" inputMode="numeric" size={5} maxLength={20} defaultValue={typed.from} />
					</label>
					<label>
						To year
						<input name="to" inputMode="numeric" size={5} maxLength={20} defaultValue={typed.to} />
					</label>
					<button type="submit" className="button quiet">
						Show
					</button>
				</Form>
				<nav aria-label="Move along the timeline">
					<ul className="moves">
						{MOVES.map(({ name, words }) => {
							const target = moves[name];
							return (
								<li key={name}>
									{target === null ? (
										<span className="button quiet" aria-disabled="true">
											{words}
										</span>
									) : (
										<Link
											to={paths.timeline(courseId, null, target)}
											preventScrollReset
											className="button quiet"
											aria-label={`${words}: ${target.from === target.to ? target.from : `${target.from} to ${target.to}`}`}
										>
											{words}
										</Link>
									)}
								</li>
							);
						})}
					</ul>
				</nav>
			</div>
			{problem === null ? null : (
				<p className="notice warn" role="alert">
					{problem}
				</p>
			)}
		</>
	);
}

const MOVES = [
	{ name: 'earlier', words: 'Earlier' },
	{ name: 'closer', words: 'Zoom in' },
	{ name: 'wider', words: 'Zoom out' },
	{ name: 'later', words: 'Later' },
] as const;
