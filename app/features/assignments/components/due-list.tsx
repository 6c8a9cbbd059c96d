import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { DueClass, DueItem, DuePage } from '../due-views';
import { RuleTable } from './rule-table';

/** What is to be done, class by class. Nothing for people who are in no class. */
export function DueList({ page }: { page: DuePage }) {
	return page.classes.map((each) => <ClassSection key={each.id} of={each} />);
}

function ClassSection({ of }: { of: DueClass }) {
	const { open, finished } = of;
	return (
		<section aria-labelledby={`class-${of.id}`}>
			<h2 id={`class-${of.id}`}>{of.name}: what is due</h2>
			{of.accommodation === null ? null : <p className="ui">{of.accommodation}</p>}
			{open.length === 0 ? (
				<p>
					{finished.length === 0
						? 'Nothing is assigned yet. What your instructor publishes appears here.'
						: 'Nothing is left to do.'}
				</p>
			) : (
				<ol className="due-list">
					{open.map((item) => (
						<Item key={item.id} item={item} />
					))}
				</ol>
			)}
			{finished.length === 0 ? null : (
				<details>
					<summary className="ui">
						<strong>Finished and closed ({finished.length})</strong>
					</summary>
					<ol className="due-list">
						{finished.map((item) => (
							<Item key={item.id} item={item} />
						))}
					</ol>
				</details>
			)}
			<p className="ui">
				<Link to={paths.leaveClass(of.id)} className="roomy">
					Leave this class<span className="visually-hidden">: {of.name}</span>
				</Link>
			</p>
		</section>
	);
}

const minutes = (count: number) => `about ${count} ${count === 1 ? 'minute' : 'minutes'} left`;

function Item({ item }: { item: DueItem }) {
	const head = `due-${item.id}`;
	return (
		<li className="due" data-state={item.state}>
			<h3 id={head}>{item.title}</h3>
			<p className="ui">
				<strong className="state">{item.state}</strong> · {item.stateSentence}
			</p>
			<p className="ui">
				{item.due === null ? 'No due date' : <time dateTime={item.dueAt ?? undefined}>Due {item.due}</time>}
			</p>
			<p className="ui soft">
				{item.done} of {item.parts} parts done
				{item.minutesLeft > 0 ? ` · ${minutes(item.minutesLeft)}` : ''}
			</p>
			{item.lateNow === null ? null : <p className="ui">{item.lateNow}</p>}
			{item.missing === null ? null : <p className="ui">{item.missing}</p>}
			{item.score === null ? null : <p className="ui">Score: {item.score}</p>}
			{item.waiting === 0 ? null : (
				<p className="ui">
					{item.waiting} {item.waiting === 1 ? 'answer waits' : 'answers wait'} for a person: the score may
					rise.
				</p>
			)}
			{item.next === null ? null : (
				<p className="actions">
					<Link className="button" to={item.next.href} aria-describedby={head}>
						{item.next.title}
					</Link>
				</p>
			)}
			<details>
				<summary className="ui">
					The rules for you<span className="visually-hidden"> in {item.title}</span>
				</summary>
				{item.instructions === '' ? null : <p className="pre-line">{item.instructions}</p>}
				<RuleTable rules={item.rules} />
			</details>
		</li>
	);
}
