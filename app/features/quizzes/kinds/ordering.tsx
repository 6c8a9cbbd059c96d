import { useEffect, useRef, useState } from 'react';
import type { OrderingView } from '~/core/kinds/ordering';
import { firstValue, type PromptProps } from './prompt';

/**
 * Without JavaScript each entry has a list of places. With it, buttons move an entry up or down and the places
 * follow from the order: no dragging is needed anywhere. Nothing counts as answered before the first move or
 * "The order is right as it stands".
 */
export function OrderingPrompt(props: PromptProps<OrderingView>) {
	const [scripted, setScripted] = useState(false);
	useEffect(() => setScripted(true), []);
	return scripted ? <MovableEntries {...props} /> : <NumberedEntries {...props} />;
}

function Ends({ view }: { view: OrderingView }) {
	if (view.from === null && view.to === null) return null;
	return (
		<p className="hint ui">
			First: {view.from ?? 'start'}. Last: {view.to ?? 'end'}.
		</p>
	);
}

function NumberedEntries({ view, fields, name, disabled }: PromptProps<OrderingView>) {
	return (
		<>
			<Ends view={view} />
			<ul className="rows">
				{view.entries.map((entry, at) => {
					const field = `position.${entry.id}`;
					return (
						<li key={entry.id} className="order">
							<span id={name(`text.${at}`)}>{entry.text}</span>
							<select
								name={name(field)}
								defaultValue={firstValue(fields, field) ?? ''}
								disabled={disabled}
								aria-label={`Place of: ${entry.text}`}
							>
								<option value="">–</option>
								{view.entries.map((_, place) => (
									<option key={view.entries[place]?.id} value={place + 1}>
										{place + 1}
									</option>
								))}
							</select>
						</li>
					);
				})}
			</ul>
		</>
	);
}

function MovableEntries({ view, fields, name, disabled }: PromptProps<OrderingView>) {
	const place = (id: string) => Number(firstValue(fields, `position.${id}`) ?? Number.POSITIVE_INFINITY);
	const [order, setOrder] = useState(() =>
		view.entries.map(({ id }) => id).sort((one, other) => place(one) - place(other) || 0),
	);
	const [answered, setAnswered] = useState(fields.length > 0);
	const [moved, setMoved] = useState('');
	const list = useRef<HTMLOListElement>(null);
	const changed = useRef(false);
	const focus = useRef<{ id: string; step: number } | null>(null);
	const text = new Map(view.entries.map((entry) => [entry.id, entry.text]));

	// The hidden fields change without an event of their own; tell the form once they have.
	useEffect(() => {
		if (!changed.current) return;
		changed.current = false;
		list.current?.dispatchEvent(new Event('change', { bubbles: true }));
		const target = focus.current;
		if (target === null) return;
		const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-entry="${target.id}"] button`);
		const wanted = buttons?.[target.step < 0 ? 0 : 1];
		(wanted?.disabled ? buttons?.[target.step < 0 ? 1 : 0] : wanted)?.focus();
		focus.current = null;
	});

	function move(id: string, step: -1 | 1) {
		const from = order.indexOf(id);
		const next = [...order];
		next.splice(from, 1);
		next.splice(from + step, 0, id);
		changed.current = true;
		focus.current = { id, step };
		setOrder(next);
		setAnswered(true);
		setMoved(`${text.get(id)}: place ${from + step + 1} of ${order.length}.`);
	}

	return (
		<>
			<Ends view={view} />
			<ol className="rows" ref={list}>
				{order.map((id, at) => (
					<li key={id} className="order" data-entry={id}>
						<span>{text.get(id)}</span>
						<span className="controls">
							<button
								type="button"
								className="step-button"
								disabled={disabled || at === 0}
								onClick={() => move(id, -1)}
								aria-label={`Move up: ${text.get(id)}`}
							>
								↑
							</button>
							<button
								type="button"
								className="step-button"
								disabled={disabled || at === order.length - 1}
								onClick={() => move(id, 1)}
								aria-label={`Move down: ${text.get(id)}`}
							>
								↓
							</button>
						</span>
						{answered ? (
							<input type="hidden" name={name(`position.${id}`)} value={at + 1} disabled={disabled} />
						) : null}
					</li>
				))}
			</ol>
			{answered || disabled ? null : (
				<p className="hint">
					<button
						type="button"
						className="button quiet"
						onClick={() => {
							changed.current = true;
							setAnswered(true);
						}}
					>
						Keep this order
					</button>
				</p>
			)}
			<span className="visually-hidden" role="status">
				{moved}
			</span>
		</>
	);
}
