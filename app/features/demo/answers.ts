/** Answers as students of different ability give them. Made from the key, so for the server only. */
import type { Item } from '~/core/kinds';
import { rightFields, wrongFields } from '~/core/kinds/sample-answers';
import { nextBelow, type RandomStream } from '~/core/random';

type Fields = Array<[name: string, value: string]>;

/** What a student of the demo writes where free text is asked for: about method, never a verdict. */
const SENTENCES = [
	'I first looked at what the paragraph says and who is quoted in it.',
	'The source is named, but I could not find the page, so I wrote that down as a gap.',
	'One element is supported by a report with a date, another only by the opinion of the author.',
	'A number means little until I know who counted, when, and whether missing people are in it.',
	'I separated what happened to the people of the town from the legal word that is argued about.',
	'Two sources agree on the event and differ on the reason that they give for it.',
	'The next thing I would read is the text that the article cites, and then a critic of it.',
	'I tried the same test on another case to see whether I would use one standard for both.',
	'Where the article speaks of a whole people I wrote which persons or bodies acted instead.',
];

function reflection(item: Extract<Item, { kind: 'reflection' }>, random: RandomStream): Fields {
	const start = nextBelow(random, SENTENCES.length);
	const wanted = Math.ceil((item.minWords * 1.15) / item.sections.length);
	return item.sections.map(({ id }, section) => {
		const words: Array<string> = [];
		for (let at = start + section * 3; words.length < Math.max(wanted, 12); at += 1) {
			words.push(...(SENTENCES[at % SENTENCES.length] ?? '').split(' '));
		}
		return [`section.${id}`, words.join(' ')];
	});
}

/** A right answer; a reflection gets sentences. */
export function rightAnswer(item: Item, random: RandomStream): Fields {
	return item.kind === 'reflection' ? reflection(item, random) : rightFields(item);
}

/**
 * A wrong answer.
 * @param stubborn always the first of the wrong ones, so that one student shows the same misconception again
 */
export function wrongAnswer(item: Item, random: RandomStream, stubborn: boolean): Fields {
	if (item.kind === 'reflection') return reflection(item, random);
	return wrongFields(item, stubborn ? undefined : (count) => nextBelow(random, count));
}
