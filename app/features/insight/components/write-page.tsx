import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { FormFields, type FormReply, TextField } from '~/ui/form';
import { BODY_MOST, type PreviewView, type RuleChoice, SUBJECT_MOST, type WriteView } from '../write-views';

interface WritePageProps {
	view: WriteView;
	/** What was typed and what is wrong with it; null at first. */
	reply: FormReply | null;
}

/** Whom to write to, and what. Nothing is sent from here: the next page shows it first. */
export function WritePage({ view, reply }: WritePageProps) {
	const { classId, receivers, found, justSent } = view;
	return (
		<div className="write">
			<h1>Messages</h1>
			{justSent !== null && (
				<p className="notice" role="status">
					Sent to {justSent === 1 ? '1 student' : `${justSent} students`}.
				</p>
			)}
			<RuleForm view={view} />
			{found !== null && (
				<p role="status">
					<b>{found}</b>
				</p>
			)}
			{receivers.length === 0 ? (
				<p>
					Nobody is in this class yet. <Link to={paths.teachClass(classId, 'people')}>Add students</Link>
				</p>
			) : (
				<Form method="post" action={paths.teachClass(classId, 'messages')} className="form" id="message">
					<FormFields form="message" reply={reply}>
						<Receivers view={view} error={reply?.errors.to?.[0] ?? null} />
						<TextField name="subject" label="Subject" required maxLength={SUBJECT_MOST} />
						<BodyField reply={reply} />
						<div className="actions">
							<button type="submit" className="button" name="intent" value="preview">
								Preview
							</button>
							<span className="soft">Nothing is sent yet.</span>
						</div>
					</FormFields>
				</Form>
			)}
			<Sent sent={view.sent} />
		</div>
	);
}

function BodyField({ reply }: { reply: FormReply | null }) {
	const error = reply?.errors.body?.[0] ?? null;
	return (
		<div className="form-field">
			<label htmlFor="message-body">Message</label>
			<p id="message-body-hint" className="form-hint">
				Plain text; addresses of pages may be pasted in.
			</p>
			{error !== null && (
				<p id="message-body-error" className="form-error">
					{error}
				</p>
			)}
			<textarea
				id="message-body"
				name="body"
				rows={8}
				required
				maxLength={BODY_MOST}
				defaultValue={reply?.values.body}
				aria-invalid={error === null ? undefined : true}
				aria-describedby={error === null ? 'message-body-hint' : 'message-body-hint message-body-error'}
			/>
		</div>
	);
}

function Receivers({ view: { receivers }, error }: { view: WriteView; error: string | null }) {
	const chosen = receivers.filter((each) => each.chosen).length;
	return (
		<fieldset className="receivers">
			<legend>To {chosen > 0 && (chosen === 1 ? '1 student' : `${chosen} students`)}</legend>
			{error !== null && (
				<p id="message-to" className="form-error">
					{error}
				</p>
			)}
			<ul>
				{receivers.map(({ userId, name, chosen: on, byMail }) => (
					<li key={userId}>
						<label>
							<input type="checkbox" className="pick" name="to" value={userId} defaultChecked={on} />
							<span>
								{name}
								{byMail && <span className="soft"> · also by mail</span>}
							</span>
						</label>
					</li>
				))}
			</ul>
		</fieldset>
	);
}

const RULE_WORDS: Readonly<Record<RuleChoice['rule'], string>> = {
	overdue: 'are overdue',
	'not started': 'have not started',
	below: 'scored below …',
	silent: 'are silent for … days',
	everybody: 'are in the class',
};

function RuleForm({ view: { classId, choice, assignments } }: { view: WriteView }) {
	return (
		<Form method="get" action={paths.teachClass(classId, 'messages')} className="inline-form write-rules">
			<label htmlFor="who">All who</label>
			<select id="who" name="who" defaultValue={choice.rule}>
				{Object.entries(RULE_WORDS).map(([rule, words]) => (
					<option key={rule} value={rule}>
						{words}
					</option>
				))}
			</select>
			<label htmlFor="rule-assignment">in</label>
			<select id="rule-assignment" name="assignment" defaultValue={choice.assignmentId ?? ''}>
				<option value="">any assignment</option>
				{assignments.map(({ id, title }) => (
					<option key={id} value={id}>
						{title}
					</option>
				))}
			</select>
			<label htmlFor="below">“Below” means, in per cent,</label>
			<input id="below" name="below" type="number" min={1} max={100} defaultValue={choice.below} />
			<label htmlFor="rule-days">“silent” means days</label>
			<input id="rule-days" name="days" type="number" min={1} max={90} defaultValue={choice.days} />
			<button type="submit" className="button quiet small">
				Find
			</button>
		</Form>
	);
}

function Sent({ sent }: { sent: WriteView['sent'] }) {
	return (
		<section aria-labelledby="sent-title">
			<h2 id="sent-title">Sent</h2>
			{sent.length === 0 ? (
				<p>Nothing was written to this class yet.</p>
			) : (
				<ul className="sent">
					{sent.map(({ subject, body, from, at, receivers }) => (
						<li key={`${at} ${subject} ${from} ${receivers}`}>
							<details>
								<summary>
									<span>
										<b>{subject}</b>{' '}
										<span className="soft">
											to {receivers} by {from}, {at}
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

/** Names written out; the others are in the list below them. */
const NAMES_SHOWN = 12;

function mailWords({ to, mailWorks }: PreviewView): string {
	const mailed = to.filter(({ byMail }) => byMail);
	if (mailed.length === 0) return 'Nobody of them asked for mail: they read it here.';
	if (!mailWorks) return 'This site sends no mail, so they read it here.';
	if (mailed.length === to.length) return 'All of them also get it by mail, as they asked.';
	return `Also by mail, as they asked: ${mailed.map(({ name }) => name).join(', ')}.`;
}

/** The message exactly as it will be sent, to whom, and how. */
export function PreviewPage({ classId, preview }: { classId: string; preview: PreviewView }) {
	const { key, to, subject, body } = preview;
	const names = to.map(({ name }) => name);
	const rest = names.slice(NAMES_SHOWN);
	return (
		<div className="write">
			<h1>Preview</h1>
			<p>
				To {to.length === 1 ? '1 student' : `${to.length} students`}: {names.slice(0, NAMES_SHOWN).join(', ')}
				{rest.length > 0 ? ' …' : '.'}
			</p>
			{rest.length > 0 && (
				<details>
					<summary>All {to.length} names</summary>
					<p>{names.join(', ')}</p>
				</details>
			)}
			<p>{mailWords(preview)}</p>
			<article className="card">
				<h2>{subject}</h2>
				<p className="letter">{body}</p>
			</article>
			<Form method="post" action={paths.teachClass(classId, 'messages')}>
				<input type="hidden" name="key" value={key} />
				<input type="hidden" name="subject" value={subject} />
				<input type="hidden" name="body" value={body} />
				{to.map(({ userId }) => (
					<input key={userId} type="hidden" name="to" value={userId} />
				))}
				<div className="actions">
					<button type="submit" className="button" name="intent" value="send">
						Send to {to.length === 1 ? '1 student' : `${to.length} students`}
					</button>
					<button type="submit" className="button quiet" name="intent" value="edit">
						Change it
					</button>
				</div>
			</Form>
		</div>
	);
}
