/**
 * One small item of every kind, with a right and a wrong answer, for tests and for trying out pages. About planets,
 * so that no course is touched when one of them changes.
 */
import type { ItemInput } from './index';
import type { FormFields, KindName } from './kind';

/** An item as an author writes it, and answers as a form sends them. */
export interface Example<Name extends KindName> {
	definition: Extract<ItemInput, { kind: Name }>;
	/** Earns everything. */
	right: FormFields;
	/** Earns nothing. */
	wrong: FormFields;
}

export const EXAMPLES: { readonly [Name in KindName]: Example<Name> } = {
	'single-choice': {
		definition: {
			id: 'shortest-year',
			kind: 'single-choice',
			objective: 'compare-orbits',
			reread: 'years',
			prompt: 'Which planet has the shortest year?',
			explanation: 'The closer a planet is to the Sun, the shorter its way and the faster it goes.',
			options: [
				{ id: 'mercury', text: 'Mercury', correct: true, feedback: 'Yes: it needs about 88 days.' },
				{
					id: 'jupiter',
					text: 'Jupiter',
					feedback: 'Jupiter has the shortest day, not the shortest year.',
					misconception: 'X1',
				},
				{ id: 'mars', text: 'Mars', feedback: 'Mars is farther from the Sun than the Earth is.' },
				{ id: 'venus', text: 'Venus', feedback: 'Nearly: one planet is closer to the Sun still.' },
			],
		},
		right: [['choice', 'mercury']],
		wrong: [['choice', 'jupiter']],
	},
	'multiple-response': {
		definition: {
			id: 'ringed-planets',
			kind: 'multiple-response',
			objective: 'describe-planets',
			reread: 'rings',
			prompt: 'Which of these planets have rings?',
			points: 2,
			explanation: 'All four giant planets have rings; those of Saturn are the brightest.',
			options: [
				{ id: 'saturn', text: 'Saturn', correct: true, feedback: 'Its rings show in a small telescope.' },
				{ id: 'uranus', text: 'Uranus', correct: true, feedback: 'Its dark rings were found in 1977.' },
				{ id: 'venus', text: 'Venus', correct: false, feedback: 'Venus has neither rings nor moons.' },
				{
					id: 'mars',
					text: 'Mars',
					correct: false,
					feedback: 'Mars has two small moons, but no rings.',
					misconception: 'X2',
				},
			],
		},
		right: [
			['choice', 'uranus'],
			['choice', 'saturn'],
		],
		wrong: [
			['choice', 'saturn'],
			['choice', 'mars'],
		],
	},
	ordering: {
		definition: {
			id: 'from-the-sun',
			kind: 'ordering',
			objective: 'compare-orbits',
			reread: 'distances',
			prompt: 'Put the planets in order of their distance from the Sun.',
			from: 'nearest',
			to: 'farthest',
			entries: [
				{ id: 'venus', text: 'Venus', feedback: 'Venus goes round inside the orbit of the Earth.' },
				{ id: 'earth', text: 'Earth', feedback: 'The Earth is the third planet from the Sun.' },
				{
					id: 'mars',
					text: 'Mars',
					feedback: 'Mars is the first planet outside the orbit of the Earth.',
					misconception: 'X3',
				},
				{ id: 'jupiter', text: 'Jupiter', feedback: 'Jupiter lies beyond the asteroid belt.' },
			],
		},
		right: [
			['position.venus', '1'],
			['position.earth', '2'],
			['position.mars', '3'],
			['position.jupiter', '4'],
		],
		wrong: [
			['position.venus', '4'],
			['position.earth', '3'],
			['position.mars', '2'],
			['position.jupiter', '1'],
		],
	},
	matching: {
		definition: {
			id: 'moons',
			kind: 'matching',
			objective: 'describe-planets',
			reread: 'moons',
			prompt: 'Which planet does each moon go round?',
			rows: [
				{
					id: 'titan',
					text: 'Titan',
					match: ['saturn'],
					feedback: 'Huygens found Titan beside a ringed planet.',
				},
				{
					id: 'europa',
					text: 'Europa',
					match: ['jupiter'],
					feedback: 'Europa is one of the four moons that Galileo saw.',
					misconception: 'X4',
				},
				{
					id: 'phobos',
					text: 'Phobos',
					match: ['mars'],
					feedback: 'Phobos is small and close to a small planet.',
				},
			],
			choices: [
				{ id: 'mars', text: 'Mars' },
				{ id: 'jupiter', text: 'Jupiter' },
				{ id: 'saturn', text: 'Saturn' },
				{ id: 'venus', text: 'Venus' },
			],
		},
		right: [
			['row.titan', 'saturn'],
			['row.europa', 'jupiter'],
			['row.phobos', 'mars'],
		],
		wrong: [
			['row.titan', 'jupiter'],
			['row.europa', 'saturn'],
			['row.phobos', 'venus'],
		],
	},
	cloze: {
		definition: {
			id: 'superlatives',
			kind: 'cloze',
			objective: 'describe-planets',
			reread: 'sizes',
			prompt: 'Complete the sentence.',
			text: 'The largest planet is {{largest}}; the one with the longest year is {{longest-year}}.',
			blanks: [
				{
					id: 'largest',
					accept: ['Jupiter', 'the planet Jupiter'],
					feedback: 'It has more mass than all other planets together.',
					wrong: [{ text: 'Saturn', feedback: 'Saturn comes second.', misconception: 'X5' }],
				},
				{
					id: 'longest-year',
					accept: ['Neptune'],
					options: ['Mercury', 'Uranus', 'Neptune'],
					feedback: 'The farther out a planet is, the longer its year.',
					wrong: [{ text: 'Mercury', feedback: 'Mercury has the shortest year.', misconception: 'X6' }],
				},
			],
		},
		right: [
			['blank.largest', ' jupiter '],
			['blank.longest-year', 'Neptune'],
		],
		wrong: [
			['blank.largest', 'Saturn'],
			['blank.longest-year', 'Mercury'],
		],
	},
	'claim-classification': {
		definition: {
			id: 'sorts-of-claims',
			kind: 'claim-classification',
			objective: 'weigh-claims',
			reread: 'claims',
			prompt: 'How far can each statement be relied on?',
			labels: ['documented', 'error', 'opinion'],
			statements: [
				{
					id: 'largest',
					text: 'Jupiter is the largest planet of the Solar System.',
					label: 'documented',
					feedback: 'Its size has been measured many times, with the same result.',
					misread: { opinion: 'Size is measured, not felt.' },
				},
				{
					id: 'canals',
					text: 'There are canals on Mars that living beings have dug.',
					source: 'a common belief around 1900',
					label: 'error',
					feedback: 'Space probes have photographed the whole surface, and there are none.',
					misconception: 'X7',
				},
				{
					id: 'beauty',
					text: 'Saturn is the most beautiful planet.',
					label: 'opinion',
					feedback: 'Nothing that could be measured would settle it.',
				},
			],
		},
		right: [
			['label.largest', 'documented'],
			['label.canals', 'error'],
			['label.beauty', 'opinion'],
		],
		wrong: [
			['label.largest', 'opinion'],
			['label.canals', 'documented'],
			['label.beauty', 'error'],
		],
	},
	timeline: {
		definition: {
			id: 'discoveries',
			kind: 'timeline',
			objective: 'date-discoveries',
			reread: 'discoveries',
			prompt: 'In which century was each of them first identified?',
			near: true,
			slots: [
				{ id: 'century-17', text: '1600s' },
				{ id: 'century-18', text: '1700s' },
				{ id: 'century-19', text: '1800s' },
				{ id: 'century-20', text: '1900s' },
			],
			events: [
				{
					id: 'uranus',
					text: 'Uranus',
					slot: 'century-18',
					feedback: 'William Herschel saw it in 1781.',
					misconception: 'X8',
				},
				{
					id: 'neptune',
					text: 'Neptune',
					slot: 'century-19',
					feedback: 'It was found in 1846, after a calculation.',
				},
				{
					id: 'pluto',
					text: 'Pluto',
					slot: 'century-20',
					feedback: 'Clyde Tombaugh found it on plates of 1930.',
				},
			],
		},
		right: [
			['slot.uranus', 'century-18'],
			['slot.neptune', 'century-19'],
			['slot.pluto', 'century-20'],
		],
		wrong: [
			['slot.uranus', 'century-20'],
			['slot.neptune', 'century-17'],
			['slot.pluto', 'century-18'],
		],
	},
	'mark-words': {
		definition: {
			id: 'giants',
			kind: 'mark-words',
			objective: 'describe-planets',
			reread: 'sizes',
			prompt: 'Mark the giant planets.',
			text: 'After [[mars: Mars]] come [[jupiter: Jupiter]], [[saturn: Saturn]] and, much later, [[pluto: Pluto]].',
			marks: [
				{ id: 'jupiter', correct: true, feedback: 'Jupiter is the largest giant.' },
				{ id: 'saturn', correct: true, feedback: 'Saturn is the second largest giant.' },
				{ id: 'mars', correct: false, feedback: 'Mars is half as wide as the Earth.' },
				{ id: 'pluto', correct: false, feedback: 'Pluto is smaller than our Moon.', misconception: 'X9' },
			],
		},
		right: [
			['mark', 'jupiter'],
			['mark', 'saturn'],
		],
		wrong: [
			['mark', 'mars'],
			['mark', 'pluto'],
		],
	},
	numeric: {
		definition: {
			id: 'martian-year',
			kind: 'numeric',
			objective: 'compare-orbits',
			reread: 'years',
			prompt: 'How many days of ours does a year on Mars have?',
			answer: 687,
			tolerance: 3,
			unit: 'days',
			feedback: 'Mars needs 687 days to go round the Sun once.',
			low: 'Mars is farther out than the Earth and slower: it needs longer.',
			high: 'It is less than two of our years.',
			wrong: [{ value: 365, tolerance: 1, feedback: 'That is the year of the Earth.', misconception: 'X10' }],
		},
		right: [['value', '687 days']],
		wrong: [['value', '365']],
	},
	'short-text': {
		definition: {
			id: 'lying-planet',
			kind: 'short-text',
			objective: 'describe-planets',
			reread: 'axes',
			prompt: 'Which planet rolls along its orbit, with its axis almost in the plane of it?',
			accept: [
				{ text: 'Uranus', feedback: 'Yes: its axis is tilted by about 98 degrees.' },
				{ text: 'an ice giant', fraction: 0.5, feedback: 'That is its kind. Name it.' },
			],
			wrong: [{ text: 'Neptune', feedback: 'Neptune is tilted much like the Earth.', misconception: 'X11' }],
			feedback: 'Look for the planet whose poles take turns in pointing at the Sun.',
		},
		right: [['text', 'uranus.']],
		wrong: [['text', 'Neptune']],
	},
	reflection: {
		definition: {
			id: 'what-is-a-planet',
			kind: 'reflection',
			objective: 'weigh-claims',
			reread: 'definitions',
			prompt: 'In 2006 astronomers agreed on a definition of “planet”. What is such a definition good for?',
			sections: [
				{ id: 'for', label: 'What speaks for it' },
				{ id: 'against', label: 'What speaks against it', hint: 'Think of objects at the border.' },
			],
			minWords: 8,
			maxWords: 200,
			rubric: [
				{
					id: 'reasons',
					criterion: 'Gives reasons',
					levels: [
						{ points: 0, text: 'No reason' },
						{ points: 1, text: 'One reason' },
						{ points: 2, text: 'Reasons for both sides' },
					],
				},
			],
			sample: 'A good answer names one use of a clear border and one object that shows its limits.',
			marking: 'completion',
		},
		right: [
			['section.for', 'Everyone counts the same things.'],
			['section.against', 'Pluto shows that borders are drawn by us.'],
		],
		wrong: [['section.for', 'Clear words.']],
	},
};
