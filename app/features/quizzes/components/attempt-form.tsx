import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Conflict, SaveState } from '../outbox/outbox';
import { type Autosave, useAutosave } from '../outbox/use-autosave';
import { useDeadline } from '../outbox/use-deadline';
import { fieldName, KEY_FIELD, REVISION_FIELD } from '../protocol';
import type { AttemptItem, AttemptPage } from '../views';
import { Countdown } from './countdown';
import { FeedbackBlock } from './feedback';
import { ItemFields } from './item-fields';

/** How long a button waits for the outbox before it says that the server cannot be reached. */
const FLUSH_MS = 4_000;

export interface FormProblems {
	/** Sentences by item: what was not taken and how to mend it. */
	byItem: Record<string, string>;
	/** What was typed but not saved, by item, so that nothing is lost. */
	typed: Record<string, Array<[string, string]>>;
}

interface AttemptFormProps {
	page: AttemptPage;
	/** Random, made by the server for this rendering: a double submit writes once. */
	formKey: string;
	problems: FormProblems | null;
}

/** The quiz itself: one form that works as plain HTML, and saves by itself when scripts run. */
export function AttemptForm(props: AttemptFormProps) {
	const [client] = useState(() => new QueryClient());
	return (
		<QueryClientProvider client={client}>
			<Questions {...props} />
		</QueryClientProvider>
	);
}

function Questions({ page, formKey, problems }: AttemptFormProps) {
	const form = useRef<HTMLFormElement>(null);
	const end = useDeadline(page);
	const autosave = useAutosave(page.id, form, page.items, end.onReply);
	const submit = useSubmit();
	const busy = useNavigation().state !== 'idle';
	const [unreachable, setUnreachable] = useState(false);
	const scripted = useScripted();
	const answered = page.items.filter((item) => item.fields.length > 0).length;

	/** Marks or submits what the server has: first everything waiting goes out. */
	async function send(intent: string) {
		const element = form.current;
		if (element === null) return;
		setUnreachable(false);
		if (!(await autosave.flush(FLUSH_MS))) {
			setUnreachable(true);
			return;
		}
		const data = new FormData(element);
		for (const { itemId } of page.items) {
			data.set(fieldName(itemId, REVISION_FIELD), String(autosave.revision(itemId)));
		}
		data.set('intent', intent);
		submit(data, { method: 'post', preventScrollReset: true });
	}

	/** Time is over, unless a teacher has given more meanwhile. */
	async function onEnd() {
		if (!(await end.isLater())) await send('submit');
	}

	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const button = (event.nativeEvent as SubmitEvent).submitter;
		// Enter in a text field saves; only a button marks or submits.
		const intent = button instanceof HTMLButtonElement && button.name === 'intent' ? button.value : 'save';
		if (intent === 'save') void autosave.flush(FLUSH_MS);
		else void send(intent);
	}

	return (
		<Form method="post" ref={form} onSubmit={onSubmit} className="attempt">
			{/* The first submit button is what Enter presses: it must be harmless. */}
			<button
				type="submit"
				name="intent"
				value="save"
				className="visually-hidden"
				tabIndex={-1}
				aria-hidden="true"
			>
				Save
			</button>
			<input type="hidden" name={KEY_FIELD} value={formKey} />
			{page.items.map((item, at) => (
				<Question
					key={item.itemId}
					item={item}
					number={at + 1}
					of={page.items.length}
					page={page}
					autosave={autosave}
					problem={problems?.byItem[item.itemId] ?? null}
					typed={problems?.typed[item.itemId] ?? null}
					busy={busy}
				/>
			))}
			{unreachable ? (
				<p className="notice warn" role="alert">
					The server cannot be reached. Your answers are kept in this browser. Try again when you are
					connected.
				</p>
			) : null}
			{end.moved ? (
				<p className="notice" role="status">
					{end.deadlineAt === null
						? 'Your time limit was lifted: this attempt does not end by itself any more.'
						: 'The time of this attempt was changed. The clock shows what is left now.'}
				</p>
			) : null}
			<div className="quiz-bar no-print">
				<span className="ui">
					{scripted ? (
						<SaveSign state={autosave.state} />
					) : (
						<button type="submit" name="intent" value="save" className="button quiet">
							Save
						</button>
					)}
				</span>
				{end.deadlineAt === null ? null : (
					<Countdown deadlineAt={end.deadlineAt} serverNow={end.serverNow} onEnd={() => void onEnd()} />
				)}
				<span className="ui soft">
					{answered} of {page.items.length} answered
				</span>
				<button type="submit" name="intent" value="submit" className="button" disabled={busy}>
					{page.behaviour === 'test' ? 'Submit the test' : 'Finish'}
				</button>
			</div>
		</Form>
	);
}

/** True once scripts run; the first paint is the page as it works without them. */
function useScripted(): boolean {
	const [scripted, setScripted] = useState(false);
	useEffect(() => setScripted(true), []);
	return scripted;
}

interface QuestionProps {
	item: AttemptItem;
	number: number;
	of: number;
	page: AttemptPage;
	autosave: Autosave;
	problem: string | null;
	typed: Array<[string, string]> | null;
	busy: boolean;
}

function Question({ item, number, of, page, autosave, problem, typed, busy }: QuestionProps) {
	const replacement = autosave.replacements[item.itemId];
	const conflict = autosave.conflicts.find(({ itemId }) => itemId === item.itemId);
	const fields = replacement?.fields ?? typed ?? item.fields;
	return (
		<section
			className="item"
			id={`item-${item.itemId}`}
			data-item={item.itemId}
			aria-label={`Question ${number}`}
		>
			<p className="kicker ui">
				<span>
					Question {number} of {of}
				</span>
				<span>
					{item.view.points === 1 ? '1 point' : `${item.view.points} points`}
					{item.triesLeft === null || item.finished
						? ''
						: ` · ${item.triesLeft} ${item.triesLeft === 1 ? 'try' : 'tries'} left`}
				</span>
			</p>
			<input type="hidden" name={fieldName(item.itemId, REVISION_FIELD)} value={item.revision} />
			<ItemFields
				key={replacement?.version ?? 0}
				item={item}
				fields={fields}
				asksCertainty={page.certainty}
				disabled={item.finished}
				invalid={autosave.refusals[item.itemId] ?? problem}
			/>
			{conflict === undefined ? null : <ConflictNotice conflict={conflict} autosave={autosave} />}
			<div aria-live="polite">
				{item.feedback === null ? null : <FeedbackBlock feedback={item.feedback} final={item.finished} />}
			</div>
			{item.mayTry ? (
				<p className="actions">
					<button
						type="submit"
						name="intent"
						value={`try:${item.itemId}`}
						className="button quiet"
						disabled={busy}
					>
						{item.feedback === null ? 'Check my answer' : 'Check again'}
						<span className="visually-hidden"> to question {number}</span>
					</button>
				</p>
			) : null}
		</section>
	);
}

function ConflictNotice({ conflict, autosave }: { conflict: Conflict; autosave: Autosave }) {
	return (
		<div className="notice warn ui" role="alert">
			<p>This answer was changed in another window. What you have here is not saved yet.</p>
			<p className="actions">
				<button type="button" className="button" onClick={() => autosave.resolve(conflict, 'mine')}>
					Save what I have here
				</button>
				<button type="button" className="button quiet" onClick={() => autosave.resolve(conflict, 'theirs')}>
					Show the other answer
				</button>
			</p>
		</div>
	);
}

const clock = (at: Date) => at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

function SaveSign({ state }: { state: SaveState }) {
	const text =
		state.kind === 'saved'
			? `Saved ${clock(state.at)}`
			: state.kind === 'saving'
				? 'Saving …'
				: state.kind === 'offline'
					? `Offline, ${state.kept} ${state.kept === 1 ? 'change' : 'changes'} kept`
					: state.kind === 'blocked'
						? `${state.message} (${state.kept} kept)`
						: state.kind === 'closed'
							? 'This attempt is closed. What was saved counts.'
							: 'Answers are saved as you go';
	return (
		<span className="saved" data-state={state.kind} role="status">
			{text}
		</span>
	);
}
