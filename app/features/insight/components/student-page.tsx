import { Link } from '@remix-run/react';
import { cellWords } from '~/core/insight/cells';
import { paths } from '~/platform/paths';
import { ScrollRegion } from '~/ui/scroll-region';
import type { StudentView } from '../student-views';
import { ReasonList } from './reason-list';

const percent = (share: number) => `${Math.round(1000 * share) / 10} %`;

/** One student: why they may need somebody, what they have done, and what was written to them. */
export function StudentPage({ student }: { student: StudentView }) {
	const { classId, userId, name, group, joined, last, accommodation, reasons, total, waiting } = student;
	return (
		<div className="dashboard student">
			<div>
				<h1>{name}</h1>
				<p className="soft">
					{group !== null && `${group} · `}Last here: {last} · Joined {joined}
					{accommodation !== null && ` · Has ${accommodation}`}
				</p>
				<p className="student-links">
					<Link className="button" to={paths.teachWrite(classId, { to: userId })}>
						Write to {name}
					</Link>
					{waiting > 0 && (
						<Link to={paths.teachClass(classId, 'marking')}>
							{waiting === 1 ? '1 answer waits' : `${waiting} answers wait`} for marking
						</Link>
					)}
				</p>
				{reasons.length === 0 ? (
					<p>Nothing is overdue, and nothing waits.</p>
				) : (
					<ReasonList reasons={reasons} />
				)}
			</div>
			<Assignments student={student} total={total} />
			<Questions student={student} />
			<Misconceptions student={student} />
			<Lessons student={student} />
			<Messages student={student} />
		</div>
	);
}

function Assignments({ student: { assignments }, total }: { student: StudentView; total: number | null }) {
	return (
		<section>
			<h2 id="assignments-title">Assignments{total !== null && `: ${percent(total)} so far`}</h2>
			{assignments.length === 0 ? (
				<p>Nothing is assigned to this student yet.</p>
			) : (
				<ScrollRegion aria-labelledby="assignments-title">
					<table>
						<thead>
							<tr>
								<th scope="col">Assignment</th>
								<th scope="col">Due</th>
								<th scope="col">State</th>
								<th scope="col" className="number">
									Done
								</th>
								<th scope="col" className="number">
									Grade
								</th>
								<th scope="col">Why</th>
							</tr>
						</thead>
						<tbody>
							{assignments.map(
								({ id, title, href, due, state, done, parts, score, reason, pending, gradePath }) => (
									<tr key={id}>
										<th scope="row">
											<Link to={href}>{title}</Link>
										</th>
										<td>{due ?? 'no date'}</td>
										<td>{state}</td>
										<td className="number">{parts === 0 ? '–' : `${done} of ${parts}`}</td>
										<td className="number">
											<Link to={gradePath} aria-label={`Grade in ${title}`}>
												{score === null ? 'none yet' : percent(score)}
											</Link>
										</td>
										<td>
											{reason}
											{pending > 0 &&
												` ${pending === 1 ? '1 answer waits' : `${pending} answers wait`} for marking.`}
										</td>
									</tr>
								),
							)}
						</tbody>
					</table>
				</ScrollRegion>
			)}
		</section>
	);
}

function Questions({ student: { questions } }: { student: StudentView }) {
	return (
		<section aria-labelledby="questions-title">
			<h2 id="questions-title">Questions not right yet</h2>
			{questions.length === 0 ? (
				<p>None: the last try of every question was right.</p>
			) : (
				<ul className="plain-rows">
					{questions.map(({ itemId, prompt, wrongInRow, link, last }) => (
						<li key={itemId}>
							{prompt}{' '}
							<span className="soft">
								{wrongInRow === 1 ? '1 wrong try' : `${wrongInRow} wrong tries in a row`}, {last}.
							</span>{' '}
							{link !== null && <Link to={link.href}>{link.label}</Link>}
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function Misconceptions({ student: { misconceptions } }: { student: StudentView }) {
	return (
		<section aria-labelledby="wrong-title">
			<h2 id="wrong-title">Misconceptions</h2>
			{misconceptions.length === 0 ? (
				<p>No answer has shown one.</p>
			) : (
				<ul className="plain-rows">
					{misconceptions.map(({ code, text, times, questions, last }) => (
						<li key={code}>
							<b>{code}</b> {text}{' '}
							<span className="soft">
								{times === 1 ? 'Once' : `${times} times`} in{' '}
								{questions === 1 ? '1 question' : `${questions} questions`}, last {last}.
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function Lessons({ student: { lessons } }: { student: StudentView }) {
	if (lessons.length === 0) return null;
	return (
		<section>
			<h2 id="lessons-title">Lessons</h2>
			<ScrollRegion aria-labelledby="lessons-title">
				<table>
					<thead>
						<tr>
							<th scope="col">Lesson</th>
							<th scope="col">Standing</th>
							<th scope="col" className="number">
								Attempts
							</th>
							<th scope="col">Read</th>
							<th scope="col">Last worked on</th>
						</tr>
					</thead>
					<tbody>
						{lessons.map(({ id, number, title, href, cell, attempts, read, last }) => (
							<tr key={id}>
								<th scope="row">
									<Link to={href}>
										{number} {title}
									</Link>
								</th>
								<td>{cellWords(cell)}</td>
								<td className="number">{attempts}</td>
								<td>{read ?? '–'}</td>
								<td>{last ?? '–'}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</section>
	);
}

function Messages({ student: { messages } }: { student: StudentView }) {
	return (
		<section aria-labelledby="messages-title">
			<h2 id="messages-title">Messages from this class</h2>
			{messages.length === 0 ? (
				<p>Nothing was written yet.</p>
			) : (
				<ul className="sent">
					{messages.map(({ subject, body, from, at }) => (
						<li key={`${at} ${subject} ${from}`}>
							<details>
								<summary>
									<span>
										<b>{subject}</b>{' '}
										<span className="soft">
											by {from}, {at}
										</span>
									</span>
								</summary>
								<p className="letter">{body}</p>
							</details>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
