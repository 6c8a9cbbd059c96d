import { Link } from '@remix-run/react';
import { ScrollRegion } from '~/ui/scroll-region';
import type { MisconceptionView } from '../views';

interface MisconceptionTableProps {
	misconceptions: ReadonlyArray<MisconceptionView>;
	/** In the class. */
	students: number;
}

/** What the class gets wrong: the table is the chart, each row with its bar. */
export function MisconceptionTable({ misconceptions, students }: MisconceptionTableProps) {
	if (students === 0) return null;
	return (
		<section>
			<h2 id="wrong-title">What the class gets wrong</h2>
			{misconceptions.length === 0 ? (
				<p>No answer has shown a misconception yet. They appear here as soon as one does.</p>
			) : (
				<ScrollRegion aria-labelledby="wrong-title">
					<table className="mistakes">
						<thead>
							<tr>
								<th scope="col">Misconception</th>
								<th scope="col">Students</th>
								<th scope="col">In these questions</th>
								<th scope="col">Lesson to revisit</th>
							</tr>
						</thead>
						<tbody>
							{misconceptions.map((row) => (
								<Row key={row.code} row={row} />
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
		</section>
	);
}

function Row({ row: { code, text, students, of, questions, more, revisit } }: { row: MisconceptionView }) {
	return (
		<tr>
			<th scope="row">
				<span className="code">{code}</span> {text}
			</th>
			<td className="share">
				<progress className="mistakes-share" value={students} max={Math.max(1, of)} aria-hidden="true" />
				{students} of {of}
			</td>
			<td>
				<ul>
					{questions.map(({ prompt, students: count, link }) => (
						<li key={prompt}>
							{link === null ? prompt : <Link to={link.href}>{prompt}</Link>}{' '}
							<span className="soft">({count})</span>
						</li>
					))}
					{more > 0 && <li className="soft">and {more} more</li>}
				</ul>
			</td>
			<td>{revisit !== null && <Link to={revisit.href}>{revisit.label}</Link>}</td>
		</tr>
	);
}
