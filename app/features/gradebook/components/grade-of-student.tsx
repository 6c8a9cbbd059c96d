import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { type FormReply, TextField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { FLAG_WORDS } from '../cells';
import type { GradePage } from '../views';

interface GradeOfStudentProps {
	page: GradePage;
	/** Something was just entered. */
	done: boolean;
	reply: FormReply | null;
}

/** One cell of the gradebook: what counts, why, and how to change it. */
export function GradeOfStudent({ page, done, reply }: GradeOfStudentProps) {
	const { classId, student, assignment, mayChange, assigned } = page;
	return (
		<div className="grade-page">
			<p>
				<Link to={paths.teachClass(classId, 'grades')}>Gradebook</Link>
			</p>
			<h1>
				{student.name}: {assignment.title}
			</h1>
			{done && reply === null ? (
				<p className="notice" role="status">
					Entered. The history below says so.
				</p>
			) : null}
			<Worth page={page} />
			{mayChange && assigned ? <Change page={page} reply={reply} /> : null}
			<History page={page} />
			<Attempts page={page} />
			<p>
				<Link to={paths.teachStudent(classId, student.userId)}>All work of {student.name}</Link>
			</p>
		</div>
	);
}

function Worth({ page: { assigned, cell, state, arithmetic, due, student } }: { page: GradePage }) {
	if (!assigned || cell === null || state === null) {
		return <p className="notice">This assignment is not for {student.name}.</p>;
	}
	return (
		<section className="card" aria-label="What counts">
			<p className="grade-score">
				<b>{cell.score === null ? '–' : `${cell.score} %`}</b>{' '}
				<span>{cell.flags.map((flag) => FLAG_WORDS[flag]).join(', ')}</span>
			</p>
			<dl className="grade-facts">
				<div>
					<dt>State</dt>
					<dd>{state.word}</dd>
				</div>
				<div>
					<dt>Earned</dt>
					<dd>{cell.raw === null ? 'nothing marked yet' : `${cell.raw} % before policies`}</dd>
				</div>
				<div>
					<dt>Due</dt>
					<dd>{due ?? 'no date'}</dd>
				</div>
				{arithmetic === null ? null : (
					<div>
						<dt>As the student reads it</dt>
						<dd>{arithmetic}</dd>
					</div>
				)}
			</dl>
		</section>
	);
}

/** The reply belongs to the form that was sent. */
const replyOf = (reply: FormReply | null, intent: string) =>
	reply !== null && reply.values.intent === intent ? reply : null;

function Change({ page, reply }: { page: GradePage; reply: FormReply | null }) {
	const { excused, override, newest, cell } = page;
	const seen = <input type="hidden" name="seen" value={newest} />;
	const why = (
		<TextField
			name="reason"
			label="Reason"
			hint="Kept in the history; teachers of the class see it."
			maxLength={500}
		/>
	);
	const sent = reply?.values.intent ?? null;
	return (
		<section>
			<h2>Change it</h2>
			<PostForm
				form="override"
				intent="override"
				reply={replyOf(reply, 'override')}
				submit={override === null ? 'Set this score' : 'Set another score'}
			>
				{seen}
				<TextField
					name="score"
					label="Score in per cent"
					hint="0 to 100. It counts in place of the earned score and of every policy."
					inputMode="decimal"
					autoComplete="off"
					defaultValue={String(override ?? cell?.score ?? '')}
				/>
				{why}
			</PostForm>
			{override === null ? null : (
				<details className="grade-legend" open={sent === 'clear'}>
					<summary>Go back to the earned score</summary>
					<PostForm
						form="clear"
						intent="clear"
						reply={replyOf(reply, 'clear')}
						submit="Go back to the earned score"
					>
						{seen}
						{why}
					</PostForm>
				</details>
			)}
			{excused ? (
				<details className="grade-legend" open={sent === 'unexcuse'}>
					<summary>Let it count again</summary>
					<PostForm
						form="unexcuse"
						intent="unexcuse"
						reply={replyOf(reply, 'unexcuse')}
						submit="Let it count again"
					>
						{seen}
						{why}
					</PostForm>
				</details>
			) : (
				<details className="grade-legend" open={sent === 'excuse'}>
					<summary>Excuse the student</summary>
					<PostForm
						form="excuse"
						intent="excuse"
						reply={replyOf(reply, 'excuse')}
						submit="Excuse the student"
					>
						{seen}
						<p>It then does not count, whatever is handed in. What was done is kept.</p>
						{why}
					</PostForm>
				</details>
			)}
		</section>
	);
}

function History({ page: { history } }: { page: GradePage }) {
	return (
		<section>
			<h2>History</h2>
			{history.length === 0 ? (
				<p className="soft">No teacher has changed anything here.</p>
			) : (
				<ol className="grade-history">
					{history.map(({ id, what, reason, by, at }) => (
						<li key={id}>
							<b>{what}</b> by {by}
							{reason === '' ? null : <q>{reason}</q>}
							<small className="soft">{at}</small>
						</li>
					))}
				</ol>
			)}
		</section>
	);
}

function Attempts({ page: { classId, attempts } }: { page: GradePage }) {
	return (
		<section>
			<h2>Attempts</h2>
			{attempts.length === 0 ? (
				<p className="soft">None has been begun under this assignment.</p>
			) : (
				<ol className="grade-history">
					{attempts.map(({ key, title, at, open, score, pending }) => (
						<li key={key}>
							<b>{title}</b> {open ? 'is open' : score === null ? 'has no score yet' : `${score} %`}
							{pending === 0 ? null : `, ${pending} to mark`}
							<small className="soft">
								{open ? 'begun' : 'submitted'} {at}
							</small>
						</li>
					))}
				</ol>
			)}
			{attempts.some(({ pending }) => pending > 0) ? (
				<p>
					<Link to={paths.teachClass(classId, 'marking')}>Mark written answers</Link>
				</p>
			) : null}
		</section>
	);
}
