/**
 * A question as item analysis counts its answers: one part for each thing that is answered by itself (a row, a
 * statement, a blank), with the options there were. Holds keys: for teachers only.
 */
import { feedbackOf, type Item, type ItemResponse, responseToForm } from '~/core/kinds';
import { type OptionOutline, guessScore as scoreOfGuessing } from '~/core/statistics';

export interface OutlineOption extends OptionOutline {
	/** What a learner who chooses it is told; null where the author wrote nothing for it. */
	feedback: string | null;
	/** What it earns in its part, 0..1. */
	credit: number;
}

export interface PartOutline {
	/** Id of the row, statement, blank, …; '' when the question has one part. */
	id: string;
	/** What the part asks; null when the question has one part. */
	text: string | null;
	/** Null: typed, so that the answers themselves are what is counted. */
	options: Array<OutlineOption> | null;
	/** What is said about the part, whatever was chosen. */
	feedback: string | null;
	/** The key of a typed part in words; null where the options tell. */
	answer: string | null;
}

interface Tick {
	id: string;
	text: string;
	correct: boolean;
	feedback: string | null;
}

function tickPart(ticks: ReadonlyArray<Tick>): Array<PartOutline> {
	const options = ticks.map(({ id, text, correct, feedback }) => ({
		id,
		text,
		right: correct,
		feedback,
		credit: correct ? 1 : 0,
	}));
	return [{ id: '', text: null, options, feedback: null, answer: null }];
}

interface Pick {
	id: string;
	text: string;
	credit: number;
	feedback?: string | null;
}

const picks = (options: ReadonlyArray<Pick>): Array<OutlineOption> =>
	options.map(({ id, text, credit, feedback }) => ({
		id,
		text,
		credit,
		right: credit === 1,
		feedback: feedback ?? null,
	}));

/** The parts of a question in its own order; none where nothing can be counted, as in a reflection. */
export function partsOf(item: Item): Array<PartOutline> {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-response':
			return tickPart(item.options);
		case 'mark-words': {
			const words = new Map(
				feedbackOf(item, { marks: [] }, 'all').parts.map(({ id, text }) => [id, text] as const),
			);
			return tickPart(item.marks.map((mark) => ({ ...mark, text: words.get(mark.id) ?? mark.id })));
		}
		case 'matching':
			return item.rows.map(({ id, text, match, feedback }) => ({
				id,
				text,
				options: picks(item.choices.map((one) => ({ ...one, credit: match.includes(one.id) ? 1 : 0 }))),
				feedback,
				answer: null,
			}));
		case 'claim-classification':
			return item.statements.map(({ id, text, label, misread, feedback }) => ({
				id,
				text,
				options: picks(
					item.labels.map((one) => ({
						id: one,
						text: one,
						credit: one === label ? 1 : 0,
						feedback: misread[one] ?? null,
					})),
				),
				feedback,
				answer: null,
			}));
		case 'timeline':
			return item.events.map(({ id, text, slot, feedback }) => {
				const right = item.slots.findIndex((one) => one.id === slot);
				const creditAt = (at: number) =>
					at === right ? 1 : item.near && Math.abs(at - right) === 1 ? 0.5 : 0;
				const options = picks(item.slots.map((one, at) => ({ ...one, credit: creditAt(at) })));
				return { id, text, options, feedback, answer: null };
			});
		case 'ordering':
			return item.entries.map(({ id, text, feedback }, right) => ({
				id,
				text,
				options: picks(
					item.entries.map((_, at) => ({
						id: String(at + 1),
						text: `Position ${at + 1}`,
						credit: at === right ? 1 : 0,
					})),
				),
				feedback,
				answer: null,
			}));
		case 'cloze':
			return item.blanks.map(({ id, accept, options, wrong, feedback }, at) => ({
				id,
				text: `Blank ${at + 1}`,
				options:
					options === null
						? null
						: picks(
								options.map((text) => ({
									id: text,
									text,
									credit: accept.includes(text) ? 1 : 0,
									feedback: wrong.find((one) => one.text === text)?.feedback ?? null,
								})),
							),
				feedback,
				answer: options === null ? accept.join(' or ') : null,
			}));
		case 'numeric':
		case 'short-text': {
			const answer =
				item.kind === 'numeric' ? String(item.answer) : item.accept.map(({ text }) => text).join(' or ');
			return [{ id: '', text: null, options: null, feedback: item.feedback, answer }];
		}
		case 'reflection':
			return [];
	}
}

/** What guessing earns on average, 0..1; null where that has no number. */
export function guessScoreOf(item: Item): number | null {
	// Ticks and positions depend on each other.
	if (['multiple-response', 'mark-words', 'ordering'].includes(item.kind)) return null;
	return scoreOfGuessing(partsOf(item).map(({ options }) => (options ?? []).map(({ credit }) => credit)));
}

/** Ids of the options chosen, or the text typed, by id of the part; parts without an answer are not in it. */
export function chosenIn(item: Item, response: ItemResponse): Map<string, Array<string>> {
	const chosen = new Map<string, Array<string>>();
	for (const [name, value] of responseToForm(item, response)) {
		const dot = name.indexOf('.');
		const part = dot === -1 ? '' : name.slice(dot + 1);
		chosen.set(part, [...(chosen.get(part) ?? []), value]);
	}
	return chosen;
}

/** Whether what was typed into a part counts as right. */
export function isTypedRight(item: Item, response: ItemResponse, partId: string): boolean {
	const { parts } = feedbackOf(item, response, 'chosen');
	return parts.find(({ id }) => partId === '' || id === partId)?.state === 'right';
}
