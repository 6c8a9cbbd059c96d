/** Every rule of the checker has a planted violation here: the small course has no problems until one is put in. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkFolder } from './build.server';
import { copyMiniCourse, MINI_COURSE, type MiniCourse } from './mini-course.test-support';
import { type Problem, RULES, type Rule } from './problems';

const LESSON = 'modules/01-the-claim/01-better-outdoors.mdx';
const QUIZ = 'modules/01-the-claim/01-better-outdoors.quiz.yaml';
const SECOND = 'modules/01-the-claim/02-milk-first.mdx';
const SECOND_QUIZ = 'modules/01-the-claim/02-milk-first.quiz.yaml';
const THIRD = 'modules/02-the-test/01-twelve-cups.mdx';
const THIRD_QUIZ = 'modules/02-the-test/01-twelve-cups.quiz.yaml';
const TEST = 'modules/01-the-claim/test.yaml';
const TIMELINE = 'timeline.yaml';
const PLACES = 'places.yaml';
const TABLE = 'tables/cups.yaml';
const GUIDE = 'teaching/01-the-claim.md';

/** A plain sentence of the first lesson, where text can be planted. */
const SPOT = 'Is it a better cup than the one in the kitchen?';
/** The last line of the first lesson's closing note. */
const NOTE = 'Hot tea burns. Wait a little, indoors and outdoors.';

interface Planted {
	rule: Rule;
	name: string;
	file: string;
	find: string;
	replacement: string;
	/** Text whose line must be reported, in the replacement or else in the file; the replacement when left out. */
	at?: string;
	/** Where the problem is reported, when not in `file`. */
	reported?: string;
	message: RegExp;
}

function inLesson(rule: Rule, name: string, planted: string, message: RegExp, at = planted): Planted {
	return { rule, name, file: LESSON, find: SPOT, replacement: `${SPOT}\n\n${planted}`, at, message };
}

const PLANTED: ReadonlyArray<Planted> = [
	{
		rule: 'yaml',
		name: 'a colon in a text without quotes',
		file: 'course.yaml',
		find: 'title: "Tea outdoors: reading a small argument"',
		replacement: 'title: Tea outdoors: reading a small argument',
		message: /must stand in quotes/,
	},
	{
		rule: 'yaml',
		name: 'a field given twice',
		file: TEST,
		find: 'certainty: true',
		replacement: 'certainty: true\ncertainty: false',
		at: 'certainty: false',
		message: /unique.*Remove one/,
	},
	{
		rule: 'yaml',
		name: 'a tag that would make an object',
		file: TEST,
		find: 'certainty: true',
		replacement: 'certainty: !!js/function "() => 1"',
		message: /tag/,
	},
	{
		rule: 'schema',
		name: 'a lesson without summary',
		file: LESSON,
		find: 'summary: What the essay says, and who says it.\n',
		replacement: '',
		at: 'id: better-outdoors',
		message: /“summary” is missing/,
	},
	{
		rule: 'schema',
		name: 'an unknown field',
		file: 'glossary.yaml',
		find: 'also: [flavor, taste and smell]',
		replacement: 'see: [flavor, taste and smell]',
		message: /Unknown field “see” in a term/,
	},
	{
		rule: 'schema',
		name: 'a claim without source',
		file: 'claims.yaml',
		find: 'sources: [{ ref: tea-essay, at: P1 }]',
		replacement: 'sources: []',
		message: /“sources” has 0 sources: give at least 1/,
	},
	{
		rule: 'schema',
		name: 'a claim without label',
		file: 'claims.yaml',
		find: '  label: error\n',
		replacement: '',
		at: 'id: c2',
		message: /“label” is missing: write one of documented/,
	},
	{
		rule: 'schema',
		name: 'a label that does not exist',
		file: 'claims.yaml',
		find: 'label: error',
		replacement: 'label: wrong',
		message: /“wrong” is not allowed as “label”/,
	},
	{
		rule: 'schema',
		name: 'an option without feedback',
		file: QUIZ,
		find: '{ id: bed, text: In bed, feedback: The essay does not speak of beds. }',
		replacement: '{ id: bed, text: In bed }',
		message: /“feedback” is missing/,
	},
	{
		rule: 'schema',
		name: 'an attribution that the prompt does not name',
		file: QUIZ,
		find: 'Which sentences give the view of Lectern, who wrote the essay?',
		replacement: 'Which sentences give a view?',
		message: /does not name “Lectern”/,
	},
	{
		rule: 'schema',
		name: 'a day that does not exist',
		file: THIRD,
		find: 'checkedOn: 2026-06-03',
		replacement: 'checkedOn: 2026-02-30',
		message: /“2026-02-30” is not a day/,
	},
	{
		rule: 'schema',
		name: 'a link to an unknown address',
		file: 'references.yaml',
		find: '  URL: https://example.org/tea\n',
		replacement: '',
		at: 'link: true',
		message: /there is no address/,
	},
	{
		rule: 'schema',
		name: 'a list that is none',
		file: THIRD_QUIZ,
		find: 'checks:\n  - id: check-small-sample',
		replacement: 'checks:\n    id: check-small-sample',
		message: /Expected a list of items/,
	},
	{
		rule: 'frontmatter',
		name: 'frontmatter in another language',
		file: LESSON,
		find: '---\nid: better-outdoors',
		replacement: '---js\nid: better-outdoors',
		message: /must be YAML: replace the first line “---js”/,
	},
	{
		rule: 'frontmatter',
		name: 'a lesson without frontmatter',
		file: LESSON,
		find: '---\nid: better-outdoors',
		replacement: 'id: better-outdoors',
		message: /no frontmatter/,
	},
	inLesson(
		'mdx-syntax',
		'a tag that is not closed',
		'<Note>\n\nNever closed.',
		/Close every tag/,
		'<Note>\n\nNever',
	),
	inLesson('no-code', 'an import', "import fs from 'node:fs'", /not a program/),
	inLesson('no-code', 'an export', 'export const a = 1', /not a program/),
	inLesson('no-code', 'an expression', 'One and {1 + 1}.', /remove the braces/),
	inLesson('no-code', 'an expression of its own', '{1 + 1}', /remove the braces/),
	inLesson('no-code', 'a comment', '{/* later */}', /comments too/),
	inLesson('no-code', 'an attribute that is an expression', 'A <Term id={1}>cup</Term>.', /in quotes/),
	inLesson('no-code', 'spread attributes', 'A <Term {...x}>cup</Term>.', /in quotes/),
	inLesson('no-html', 'HTML between paragraphs', '<div>A cup.</div>', /write <div> as Markdown/),
	inLesson('no-html', 'HTML in a sentence', 'A <b>big</b> cup.', /write <b> as Markdown/),
	inLesson(
		'unknown-component',
		'a misspelt component',
		'A <Terms id="flavour">cup</Terms>.',
		/Did you mean “Term”/,
	),
	inLesson(
		'component-place',
		'a block in a sentence',
		'A cup <Errata /> of tea.',
		/blank line before and after/,
	),
	inLesson(
		'component-place',
		'a term on its own',
		'<Term id="flavour">\n\nflavour\n\n</Term>',
		/within a sentence/,
		'<Term id="flavour">\n\nfl',
	),
	{
		rule: 'component-place',
		name: 'a question within a paragraph to reread',
		file: THIRD,
		find: '</Para>\n\n<Check id="check-small-sample" />',
		replacement: '<Check id="check-small-sample" />\n\n</Para>',
		at: '<Check id=',
		message: /move it behind the closing tag/,
	},
	inLesson('component-content', 'an empty term', 'A <Term id="flavour"></Term>.', /is empty/),
	inLesson(
		'component-content',
		'a citation with words',
		'A cup.<Cite ref="tea-notes">notes</Cite>',
		/holds nothing/,
	),
	inLesson('attribute', 'a term without id', 'A <Term>cup</Term>.', /needs “id”/),
	inLesson(
		'attribute',
		'an unknown attribute',
		'A <Term id="flavour" class="x">cup</Term>.',
		/no attribute “class”/,
	),
	inLesson('attribute', 'an empty attribute', 'A <Term id="">cup</Term>.', /is empty/),
	inLesson('attribute', 'an attribute without value', 'A <Term id>cup</Term>.', /has no value/),
	inLesson('attribute', 'an attribute given twice', 'A <Term id="sample" id="flavour">cup</Term>.', /twice/),
	inLesson('heading', 'a heading of level 1', '# Tea', /begin headings with ##/),
	inLesson(
		'table',
		'a ragged row',
		'| a | b |\n|---|---|\n| 1 | 2 | 3 |',
		/3 cells.*2 columns/,
		'| 1 | 2 | 3 |',
	),
	{
		rule: 'course-id',
		name: 'an id that is not the folder',
		file: 'course.yaml',
		find: 'id: course-mini',
		replacement: 'id: course-maxi',
		message: /not the name of the folder/,
	},
	...(
		[
			['module', 'course.yaml', '- id: the-test', '- id: the-claim'],
			['lesson', SECOND, '\nid: milk-first', '\nid: better-outdoors'],
			['objective', LESSON, '- id: tell-taste-from-fact', '- id: name-the-claim'],
			['quiz', SECOND_QUIZ, 'id: quiz-milk-first', 'id: quiz-better-outdoors'],
			['item', QUIZ, '- id: sort-labels', '- id: check-who-says'],
			['claim', 'claims.yaml', '- id: c4', '- id: c3'],
			['term', 'glossary.yaml', '- id: sample', '- id: flavour'],
			['reference', 'references.yaml', '- id: tea-notes', '- id: tea-essay'],
			['paragraph of the source map', 'source-map.yaml', '- id: P4', '- id: P3'],
			['misconception', 'misconceptions.yaml', '- id: T2', '- id: T1'],
		] as const
	).map(
		([type, file, find, replacement]): Planted => ({
			rule: 'duplicate-id',
			name: `two of a ${type}`,
			file,
			find,
			replacement,
			message: new RegExp(`of this ${type} is taken`),
		}),
	),
	{
		rule: 'duplicate-id',
		name: 'two of a legal text',
		file: 'legal.yaml',
		find: '- id: rule-one',
		replacement: '- { id: rule-one, title: x, ref: tea-notes, lead: x }\n- id: rule-one',
		at: '- id: rule-one',
		message: /of this legal text is taken/,
	},
	{
		rule: 'duplicate-id',
		name: 'two paragraphs with one id',
		file: THIRD,
		find: '<Para id="from-count-to-cause">',
		replacement: '<Para id="two-counts">',
		message: /of this <Para> is taken/,
	},
	{
		rule: 'duplicate-id',
		name: 'one question shown twice',
		file: THIRD,
		find: '<Para id="from-count-to-cause">',
		replacement: '<Check id="check-small-sample" />\n\n<Para id="from-count-to-cause">',
		message: /of this <Check> is taken/,
	},
	inLesson(
		'para-id',
		'a paragraph with capitals',
		'<Para id="The Wall">\n\nA wall.\n\n</Para>',
		/lower-case/,
		'<Para id="The',
	),
	inLesson(
		'para-id',
		'an id of the page',
		'<Para id="cite-1">\n\nA wall.\n\n</Para>',
		/page uses the id/,
		'<Para id="cite',
	),
	{
		rule: 'reserved-slug',
		name: 'a lesson with the address of the ledger',
		file: THIRD,
		find: 'slug: twelve-cups',
		replacement: 'slug: claims',
		message: /page of every course/,
	},
	{
		rule: 'duplicate-slug',
		name: 'a test with the address of a lesson',
		file: TEST,
		find: 'slug: the-claim-test',
		replacement: 'slug: twelve-cups',
		at: 'slug: twelve-cups',
		reported: THIRD,
		message: /Another lesson or test/,
	},
	{
		rule: 'duplicate-slug',
		name: 'two modules with one slug',
		file: 'course.yaml',
		find: 'slug: the-test',
		replacement: 'slug: the-claim',
		at: 'slug: the-claim\n    title: The test',
		message: /Another module/,
	},
	...(
		[
			['a claim', 'claims.yaml', 'ref: tea-essay, at: P1 }', 'ref: tea-esay, at: P1 }'],
			['a term', 'glossary.yaml', 'ref: tea-notes', 'ref: tea-note'],
			['a legal text', 'legal.yaml', 'ref: tea-notes', 'ref: tea-note'],
			['an erratum', LESSON, '- { ref: tea-essay }', '- { ref: tea-esay }'],
			['a citation', LESSON, '<Cite ref="tea-essay" at="P2" />', '<Cite ref="tea-esay" at="P2" />'],
			['a quotation', LESSON, '<Quote ref="tea-essay"', '<Quote ref="tea-esay"'],
			['the article', 'course.yaml', 'article: { ref: tea-essay }', 'article: { ref: tea-esay }'],
		] as const
	).map(
		([name, file, find, replacement]): Planted => ({
			rule: 'unknown-reference',
			name: `in ${name}`,
			file,
			find,
			replacement,
			message: /no reference “tea-(?:esay|note)”.*Did you mean “tea-(?:essay|notes)”/,
		}),
	),
	...(
		[
			['a claim', 'claims.yaml', 'paragraphs: [P1]', 'paragraphs: [P1, P9]'],
			['a lesson', THIRD, 'paragraphs: [P4,', 'paragraphs: [P9, P4,'],
		] as const
	).map(
		([name, file, find, replacement]): Planted => ({
			rule: 'unknown-paragraph',
			name: `in ${name}`,
			file,
			find,
			replacement,
			message: /no paragraph of the article “P9”/,
		}),
	),
	inLesson('unknown-claim', 'in a lesson', 'A <Claim id="c99">cup</Claim>.', /no claim “c99”/),
	{
		rule: 'unknown-claim',
		name: 'in an erratum',
		file: LESSON,
		find: '- claim: c2',
		replacement: '- claim: c99',
		message: /no claim “c99”/,
	},
	{
		rule: 'unknown-claim',
		name: 'in an item',
		file: QUIZ,
		find: 'claims: [c1, c2]',
		replacement: 'claims: [c1, c99]',
		message: /no claim “c99”/,
	},
	inLesson('unknown-term', 'in a lesson', 'A <Term id="flavor">cup</Term>.', /Did you mean “flavour”/),
	inLesson('unknown-legal-text', 'in a lesson', '<LegalText id="rule-two" />', /no legal text “rule-two”/),
	{
		rule: 'erratum-paragraph',
		name: 'a paragraph that the claim is not in',
		file: LESSON,
		find: 'paragraph: P2',
		replacement: 'paragraph: P1',
		message: /not in P1 but in P2/,
	},
	{
		rule: 'empty-errata',
		name: 'a box without errata',
		file: SECOND,
		find: 'Nobody has ever been scolded',
		replacement: '<Errata />\n\nNobody has ever been scolded',
		at: '<Errata />',
		message: /nothing to show/,
	},
	{
		rule: 'empty-errata',
		name: 'two boxes',
		file: LESSON,
		find: '<Note title="A word of care">',
		replacement: '<Errata />\n\n<Note title="A word of care">',
		at: '<Errata />\n\n<Note',
		message: /one <Errata/,
	},
	...(
		[
			['no lesson', '/courses/course-mini/milk-frist', /No lesson has the slug.*milk-first/],
			['no paragraph of a lesson', '/courses/course-mini/milk-first#rule', /no “#rule” in the lesson/],
			['no paragraph here', '#nowhere', /no “#nowhere” in this text/],
			['no claim', '/courses/course-mini/claims#c99', /no “#c99”/],
			['no paragraph', '/courses/course-mini/article#P99', /no “#P99”/],
			['another course', '/courses/other/lesson', /another course/],
			['no page', '/nowhere', /leads nowhere/],
			['a relative address', 'milk-first', /leads nowhere/],
			['a program', 'javascript:alert(1)', /leads nowhere/],
			['another site by disguise', '//example.org/x', /leads nowhere/],
			['an anchor of the course page', '/courses/course-mini#x', /has none/],
		] as const
	).map(([name, address, message]) => inLesson('link', `to ${name}`, `See [here](${address}).`, message)),
	inLesson('link', 'that is empty', 'See [here]().', /leads nowhere/),
	inLesson('image-alt', 'a picture without alternative text', '![](/wall.svg)', /no alternative text/),
	inLesson(
		'image-file',
		'a picture that is not there',
		'![a wall](/well.svg)',
		/no file public\/well.svg.*wall.svg/,
	),
	inLesson(
		'image-file',
		'a picture elsewhere',
		'![a wall](https://example.org/a.png)',
		/not a picture of this site/,
	),
	{
		rule: 'level-note',
		name: 'an amber lesson without note',
		file: SECOND,
		find: 'levelNote: Spilt milk is mentioned in one sentence. You may skip to the quiz.',
		replacement: 'levelNote: null',
		message: /needs “levelNote”/,
	},
	{
		rule: 'lesson-length',
		name: 'a short lesson',
		file: SECOND,
		find: 'It leaves out the two points, so a reader cannot see that the rule is about the pot as well.',
		replacement: '',
		at: 'title: Milk first',
		message: /70 to 400 are allowed: write more/,
	},
	{
		rule: 'lesson-length',
		name: 'a long lesson',
		file: LESSON,
		find: NOTE,
		replacement: `${'Tea is warm. '.repeat(120)}`,
		at: 'title: Better outdoors?',
		message: /shorten it/,
	},
	{
		rule: 'reading-level',
		name: 'long words in long sentences',
		file: LESSON,
		find: NOTE,
		replacement: `${'Notwithstanding considerable methodological reservations, institutional investigations systematically demonstrate '.repeat(9)}it.`,
		at: 'title: Better outdoors?',
		message: /The reading level is grade \d+(\.\d)?, but the course allows 9/,
	},
	{
		rule: 'quotation-length',
		name: 'three sentences',
		file: SECOND,
		find: 'Nobody has ever been scolded for milk.',
		replacement:
			'<Quote ref="tea-notes" at="p. 4">It is late. The pot is warm. Pour.</Quote>\n\nNobody has been scolded for milk.',
		at: '<Quote',
		message: /3 sentences/,
	},
	{
		rule: 'quotation-exact',
		name: 'a quotation that is not in its paragraph',
		file: LESSON,
		find: 'Whoever has sat on a garden wall with a warm cup',
		replacement: 'Whoever has sat on a garden bench with a warm cup',
		at: '<Quote',
		message: /does not stand in P1/,
	},
	{
		rule: 'item-count',
		name: 'one item too few',
		file: SECOND_QUIZ,
		find: 'items:\n',
		replacement: 'items: []\nold:\n',
		at: 'quiz: {',
		message: /0 questions in the quiz under “items”, but 2 to 5 are allowed: add some/,
	},
	{
		rule: 'check-without-item',
		name: 'a question that nobody wrote',
		file: THIRD,
		find: '<Check id="check-small-sample" />',
		replacement: '<Check id="check-big-sample" />',
		message: /No item “check-big-sample”.*Did you mean “check-small-sample”/,
	},
	{
		rule: 'item-without-check',
		name: 'a question that is not shown',
		file: THIRD,
		find: '<Check id="check-small-sample" />\n',
		replacement: '',
		reported: THIRD_QUIZ,
		at: 'id: check-small-sample',
		message: /No <Check id="check-small-sample" \/>/,
	},
	{
		rule: 'unknown-objective',
		name: 'an objective of another lesson',
		file: THIRD_QUIZ,
		find: 'objective: weigh-the-sample\n    reread: two-counts',
		replacement: 'objective: quote-the-rule\n    reread: two-counts',
		message: /not an objective of this lesson: name one of “weigh-the-sample” or “place-the-counts”/,
	},
	{
		rule: 'unknown-reread',
		name: 'a paragraph of another lesson',
		file: THIRD_QUIZ,
		find: 'reread: from-count-to-cause',
		replacement: 'reread: the-rule',
		message: /No <Para id="the-rule">/,
	},
	{
		rule: 'unknown-misconception',
		name: 'a code that is not in the bank',
		file: QUIZ,
		find: 'misconception: T1',
		replacement: 'misconception: T7',
		at: 'misconception: T7',
		message: /no misconception “T7”/,
	},
	{
		rule: 'attribution',
		name: 'an opinion without owner',
		file: QUIZ,
		find: '    attribution: Lectern\n',
		replacement: '',
		at: 'claims: [c1]',
		message: /c1 \(opinion\): add “attribution”/,
	},
	{
		rule: 'guessable',
		name: 'a right option that is much longer',
		file: QUIZ,
		find: 'text: In the open air',
		replacement: 'text: In the open air on the wall and on the bench',
		at: 'options:\n      - { id: outdoors',
		message: /can be guessed/,
	},
	{
		rule: 'unmeasured-objective',
		name: 'an objective without item',
		file: THIRD,
		find: '  - id: place-the-counts',
		replacement: '  - { id: enjoy-tea, level: create, text: enjoy }\n  - id: place-the-counts',
		at: '- { id: enjoy-tea',
		message: /No item under “items” measures the objective “enjoy-tea”/,
	},
	{
		rule: 'empty-test',
		name: 'a test that excludes everything',
		file: TEST,
		find: 'exclude: [reflection]',
		replacement: 'exclude: [multiple-response, claim-classification, numeric, mark-words, ordering, cloze]',
		at: 'id: test-the-claim',
		message: /nothing to draw/,
	},
	{
		rule: 'too-few-to-draw',
		name: 'a test that draws more than there is',
		file: TEST,
		find: 'drawPerObjective: 1',
		replacement: 'drawPerObjective: 2',
		message: /“name-the-claim” has 1/,
	},
	{
		rule: 'duplicate-prompt',
		name: 'a question asked before',
		file: THIRD_QUIZ,
		find: 'Is a sample of twelve cups large?',
		replacement: 'Where does the  essay say that tea tastes better?',
		message: /“check-who-says” asks the same/,
	},
	{
		rule: 'unknown-lesson',
		name: 'in the source map',
		file: 'source-map.yaml',
		find: 'gist: A rule and those who break it.\n  lessons: [milk-first]',
		replacement: 'gist: A rule and those who break it.\n  lessons: [milk-first, milk-last]',
		at: 'lessons: [milk-first, milk-last]',
		message: /no lesson “milk-last”/,
	},
	{
		rule: 'source-map',
		name: 'a lesson that does not list the paragraph',
		file: 'source-map.yaml',
		find: 'gist: A rule and those who break it.\n  lessons: [milk-first]',
		replacement: 'gist: A rule and those who break it.\n  lessons: [milk-first, twelve-cups]',
		at: 'lessons: [milk-first, twelve-cups]',
		message: /“twelve-cups” does not list P3/,
	},
	{
		rule: 'source-map',
		name: 'a paragraph that does not list the lesson',
		file: THIRD,
		find: 'paragraphs: [P4,',
		replacement: 'paragraphs: [P4, P3,',
		message: /does not name this lesson at P3/,
	},
	{
		rule: 'schema',
		name: 'a month that does not exist',
		file: TIMELINE,
		find: 'date: 1991-03',
		replacement: 'date: 1991-13',
		message: /“1991-13” is not a date: write “date” as YYYY, YYYY-MM or YYYY-MM-DD/,
	},
	{
		rule: 'schema',
		name: 'an event that ends before it begins',
		file: TIMELINE,
		find: 'end: 1999-12',
		replacement: 'end: 1799',
		message: /“end” lies before “date”/,
	},
	{
		rule: 'schema',
		name: 'an event without source',
		file: TIMELINE,
		find: '  sources: [{ ref: tea-essay }]\n',
		replacement: '',
		at: 'id: essay-published',
		message: /“sources” is missing/,
	},
	{
		rule: 'schema',
		name: 'a place outside the world',
		file: PLACES,
		find: 'lat: 51.48',
		replacement: 'lat: 151.48',
		message: /“lat” is outside −90 to 90: write decimal degrees/,
	},
	{
		rule: 'schema',
		name: 'a name without the tag of its language',
		file: PLACES,
		find: '{ name: Aygi, language: hy }',
		replacement: '{ name: Aygi, language: Armenian }',
		message: /“Armenian” is not a language: write a tag, such as az/,
	},
	{
		rule: 'schema',
		name: 'a kind of place that the map has no sign for',
		file: PLACES,
		find: 'kind: region',
		replacement: 'kind: village',
		message: /“village” is not allowed as “kind”: write one of town, district/,
	},
	{
		rule: 'duplicate-id',
		name: 'two events with one id',
		file: TIMELINE,
		find: 'id: notes-begun',
		replacement: 'id: rule-written',
		message: /The id “rule-written” of this event is taken/,
	},
	{
		rule: 'duplicate-id',
		name: 'two places with one id',
		file: PLACES,
		find: 'id: shed',
		replacement: 'id: garden',
		message: /The id “garden” of this place is taken/,
	},
	{
		rule: 'para-id',
		name: 'an event that takes an anchor of the page',
		file: TIMELINE,
		find: 'id: rule-written',
		replacement: 'id: events',
		message: /page uses the id “events” itself: choose another for this event/,
	},
	{
		rule: 'para-id',
		name: 'a place that takes an anchor of the page',
		file: PLACES,
		find: 'id: shed',
		replacement: 'id: main',
		message: /page uses the id “main” itself: choose another for this place/,
	},
	{
		rule: 'unknown-reference',
		name: 'a source of an event that is not in the list',
		file: TIMELINE,
		find: '{ ref: tea-essay, at: P4 }',
		replacement: '{ ref: tea-esay, at: P4 }',
		message: /no reference “tea-esay”.*Did you mean “tea-essay”/,
	},
	{
		rule: 'unknown-lesson',
		name: 'a lesson of an event that is not there',
		file: TIMELINE,
		find: 'lessons: [milk-first]',
		replacement: 'lessons: [milk-fist]',
		message: /no lesson “milk-fist”.*Did you mean “milk-first”/,
	},
	{
		rule: 'timeline-order',
		name: 'an event before an earlier one',
		file: TIMELINE,
		find: 'date: 1991-03',
		replacement: 'date: 2025-03',
		at: 'date: 2024-02-29',
		message: /“notes-begun” \(2024-02-29\) stands after “rule-written” \(2025-03\), which is later/,
	},
	{
		rule: 'place-coordinates',
		name: 'longitude and latitude changed over',
		file: PLACES,
		find: 'lon: 0.16\n  lat: 51.42',
		replacement: 'lon: 51.42\n  lat: 0.16',
		at: 'lon: 51.42',
		message: /would lie among them with “lon: 0.16” and “lat: 51.42”/,
	},
	{
		rule: 'editorial-so-called',
		name: 'an event that sneers',
		file: TIMELINE,
		find: 'text: Three days',
		replacement: 'text: Three so-called days',
		message: /it sneers/,
	},
	{
		rule: 'editorial-so-called',
		name: 'a note on a place that sneers',
		file: PLACES,
		find: 'note: Where the essay',
		replacement: 'note: Where the so-called essay',
		message: /it sneers/,
	},
	inLesson(
		'unknown-event',
		'an event that is not there',
		'<Timeline ids="notes-begun rule-writen" />',
		/no event “rule-writen”.*Did you mean “rule-written”/,
	),
	inLesson(
		'unknown-place',
		'a place that is not there',
		'<Map ids="garden, lan" />',
		/no place “lan”.*Did you mean “lawn”/,
	),
	inLesson('attribute', 'a year in words', '<Timeline from="soon" />', /“soon” is not a year: write “from”/),
	inLesson(
		'empty-picture',
		'years without an event',
		'<Timeline from="1700" to="1750" />',
		/shows no event: choose other years/,
	),
	inLesson(
		'empty-picture',
		'an event outside the years',
		'<Timeline ids="rule-written notes-begun" from="2000" />',
		/“rule-written” is outside the years 2000 to …/,
	),
	inLesson(
		'link',
		'an event in a link that is not there',
		'[when](/courses/course-mini/timeline#notes)',
		/no “#notes” in .*timeline.yaml/,
	),
	inLesson(
		'link',
		'a place in a link that is not there',
		'[where](/courses/course-mini/map#cellar)',
		/no “#cellar” in .*places.yaml/,
	),
	{
		rule: 'article-hash',
		name: 'another wording of the article',
		file: 'source-map.yaml',
		find: '- id: P3\n  sha256: ',
		replacement: `- id: P3\n  sha256: ${'a'.repeat(64)} # `,
		at: `sha256: ${'a'.repeat(64)}`,
		message: /P3 of the article has changed.*it begins “Some people put the milk in first/,
	},
	{
		rule: 'schema',
		name: 'an empty cell of a table',
		file: TABLE,
		find: 'essay: Ten of twelve.',
		replacement: "essay: ''",
		message: /“a cell” is empty: say in words that there is nothing/,
	},
	{
		rule: 'schema',
		name: 'a row of a table without source',
		file: TABLE,
		find: 'notes: Three of twelve.\n      essay: The essay counts nothing there.\n    sources: [{ ref: tea-notes, at: p. 3 }]',
		replacement: 'notes: Three of twelve.\n      essay: The essay counts nothing there.',
		at: 'id: kitchen',
		message: /“sources” is missing/,
	},
	{
		rule: 'table-cells',
		name: 'a row without text for a column',
		file: TABLE,
		find: '      notes: Three of twelve.\n',
		replacement: '',
		at: 'id: kitchen',
		message: /The row “kitchen” has no text for the column “notes”/,
	},
	{
		rule: 'table-cells',
		name: 'a text for a column that is not there',
		file: TABLE,
		find: 'notes: Three of twelve.',
		replacement: 'note: Three of twelve.',
		message: /no column “note” in this table.*Did you mean “notes”/,
	},
	{
		rule: 'duplicate-id',
		name: 'two rows of a table with one id',
		file: TABLE,
		find: 'id: kitchen',
		replacement: 'id: garden',
		message: /The id “garden” of this row is taken/,
	},
	{
		rule: 'duplicate-id',
		name: 'two columns of a table with one id',
		file: TABLE,
		find: '{ id: notes, title: The notes }',
		replacement: '{ id: essay, title: The notes }',
		message: /The id “essay” of this column is taken/,
	},
	{
		rule: 'para-id',
		name: 'a row that takes an anchor of the page',
		file: TABLE,
		find: 'id: kitchen',
		replacement: 'id: main',
		message: /page uses the id “main” itself: choose another for this row/,
	},
	{
		rule: 'unknown-reference',
		name: 'a source of a row that is not in the list',
		file: TABLE,
		find: '{ ref: tea-essay, at: P4 }',
		replacement: '{ ref: tea-esay, at: P4 }',
		message: /no reference “tea-esay”.*Did you mean “tea-essay”/,
	},
	{
		rule: 'editorial-so-called',
		name: 'a cell that sneers',
		file: TABLE,
		find: 'notes: Three of twelve.',
		replacement: 'notes: Three so-called cups.',
		message: /it sneers/,
	},
	{
		rule: 'editorial-so-called',
		name: 'a note below a table that sneers',
		file: TABLE,
		find: 'note: They count',
		replacement: 'note: The so-called notes count',
		message: /it sneers/,
	},
	inLesson(
		'link',
		'a table that is not there',
		'[count](/courses/course-mini/tables/cup)',
		/no table “cup”.*Did you mean “cups”/,
	),
	inLesson(
		'link',
		'a row that is not there',
		'[count](/courses/course-mini/tables/cups#cellar)',
		/no “#cellar” in the table “cups”/,
	),
	inLesson(
		'link',
		'all tables at once',
		'[count](/courses/course-mini/tables)',
		/No lesson has the slug “tables”/,
	),
];

async function problemsOf(course: MiniCourse): Promise<Array<Problem & { relative: string }>> {
	const { problems } = await checkFolder(course.folders, MINI_COURSE, course.article);
	return problems.map((each) => ({ ...each, relative: each.file.split(`${MINI_COURSE}/`).at(-1) ?? '' }));
}

function lineOf(text: string, part: string): number {
	const index = text.indexOf(part);
	if (index === -1) throw new Error(`“${part}” is not there.`);
	return text.slice(0, index).split('\n').length;
}

/** The pictures that tests refer to. */
function withPictures(course: MiniCourse): MiniCourse {
	mkdirSync(course.folders.public);
	course.write(path.relative(course.file('.'), path.join(course.folders.public, 'wall.svg')), '<svg/>');
	return course;
}

test('the small course has no problems', async () => {
	expect(await problemsOf(withPictures(copyMiniCourse()))).toEqual([]);
});

test.each(PLANTED)('$rule: $name', async ({ rule, file, find, replacement, at, reported, message }) => {
	const course = withPictures(copyMiniCourse());
	const [before = ''] = course.read(file).split(find);
	course.replace(file, find, replacement);
	const where = reported ?? file;
	const line =
		at !== undefined && (reported !== undefined || !replacement.includes(at))
			? lineOf(course.read(where), at)
			: before.split('\n').length + lineOf(replacement, at ?? replacement.trimStart()) - 1;
	const problems = await problemsOf(course);
	const found = problems.filter((each) => each.rule === rule && message.test(each.message));
	expect(
		found.map((each) => `${each.relative}:${each.line}`),
		JSON.stringify(problems, null, 1),
	).toContain(`${where}:${line}`);
});

interface PlantedFile {
	rule: Rule;
	name: string;
	change(course: MiniCourse): void;
	reported: string;
	message: RegExp;
}

const PLANTED_FILES: ReadonlyArray<PlantedFile> = [
	{
		rule: 'missing-file',
		name: 'no course.yaml',
		change: (course) => rmSync(course.file('course.yaml')),
		reported: 'course.yaml',
		message: /no course.yaml/,
	},
	{
		rule: 'missing-file',
		name: 'a lesson without quiz',
		change: (course) => rmSync(course.file(THIRD_QUIZ)),
		reported: THIRD,
		message: /no quiz: write .*01-twelve-cups.quiz.yaml/,
	},
	{
		rule: 'missing-file',
		name: 'a module without lessons',
		change: (course) => rmSync(course.file('modules/02-the-test'), { recursive: true }),
		reported: 'course.yaml',
		message: /has no lesson/,
	},
	{
		rule: 'missing-file',
		name: 'full coverage without source map',
		change: (course) => rmSync(course.file('source-map.yaml')),
		reported: 'course.yaml',
		message: /needs .*source-map.yaml/,
	},
	{
		rule: 'unknown-file',
		name: 'a misspelt ledger',
		change: (course) => course.write('claim.yaml', '[]'),
		reported: 'claim.yaml',
		message: /Did you mean “claims.yaml”/,
	},
	{
		rule: 'unknown-file',
		name: 'a lesson that is not numbered',
		change: (course) => course.write('modules/02-the-test/three.mdx', ''),
		reported: 'modules/02-the-test/three.mdx',
		message: /allowed are NN-name.mdx/,
	},
	{
		rule: 'unknown-file',
		name: 'a quiz without lesson',
		change: (course) => course.write('modules/02-the-test/02-more.quiz.yaml', ''),
		reported: 'modules/02-the-test/02-more.quiz.yaml',
		message: /no lesson 02-more.mdx/,
	},
	{
		rule: 'unknown-file',
		name: 'a table that is not YAML',
		change: (course) => course.write('tables/spoons.csv', 'a,b'),
		reported: 'tables/spoons.csv',
		message: /allowed are files called name.yaml/,
	},
	{
		rule: 'unknown-file',
		name: 'a guide for instructors that is not Markdown',
		change: (course) => course.write('teaching/02-the-test.mdx', '# Guide'),
		reported: 'teaching/02-the-test.mdx',
		message: /allowed are files called name.md/,
	},
	{
		rule: 'duplicate-id',
		name: 'two tables with one id',
		change: (course) => course.write('tables/spoons.yaml', course.read(TABLE)),
		reported: 'tables/spoons.yaml',
		message: /The id “cups” of this table is taken/,
	},
	{
		rule: 'empty-picture',
		name: 'a timeline in a lesson of a course without one',
		change: (course) => rmSync(course.file(TIMELINE)),
		reported: THIRD,
		message: /<Timeline> shows no event: write .*timeline.yaml/,
	},
	{
		rule: 'empty-picture',
		name: 'a map in a lesson of a course without places',
		change: (course) => {
			rmSync(course.file(PLACES));
			course.replace(THIRD, '<Map ids="garden, lawn" />', '<Map />');
		},
		reported: THIRD,
		message: /<Map> shows no place: write .*places.yaml/,
	},
	{
		rule: 'link',
		name: 'a link to the timeline of a course without one',
		change: (course) => {
			rmSync(course.file(TIMELINE));
			course.replace(THIRD, '<Timeline from="2024" to="2026" />', '[When](/courses/course-mini/timeline)?');
		},
		reported: THIRD,
		message: /The course has no timeline: write .*timeline.yaml/,
	},
	{
		rule: 'unlisted-module',
		name: 'a folder that course.yaml does not name',
		change: (course) => mkdirSync(course.file('modules/03-more')),
		reported: 'modules/03-more',
		message: /in no module/,
	},
	{
		rule: 'article-paragraph',
		name: 'a paragraph that the source map lacks',
		change: (course) => {
			course.article = course.article.replace('\n\n\n1.', '\n\nOne more paragraph.\n\n\n1.');
		},
		reported: 'source-map.yaml',
		message: /P5 of the article is missing/,
	},
	{
		rule: 'article-paragraph',
		name: 'a paragraph that the article lacks',
		change: (course) => {
			course.article = course.article.replace(/In ten cups.*\n/, '');
		},
		reported: 'source-map.yaml',
		message: /The article has no P4/,
	},
	{
		rule: 'uncovered-paragraph',
		name: 'a paragraph without lesson',
		change: (course) => {
			course.replace(THIRD, 'paragraphs: [P4, R1,', 'paragraphs: [P4,');
			course.replace('source-map.yaml', 'gist: The notes.\n  lessons: [twelve-cups]', 'gist: The notes.');
		},
		reported: 'source-map.yaml',
		message: /No lesson treats R1/,
	},
];

test.each(PLANTED_FILES)('$rule: $name', async ({ rule, change, reported, message }) => {
	const course = withPictures(copyMiniCourse());
	change(course);
	const problems = await problemsOf(course);
	const found = problems.filter((each) => each.rule === rule && message.test(each.message));
	expect(
		found.map((each) => each.relative),
		JSON.stringify(problems, null, 1),
	).toEqual([reported]);
});

test('every rule has a planted violation', () => {
	const planted = new Set<string>([...PLANTED, ...PLANTED_FILES].map(({ rule }) => rule));
	// No text leads to markup outside the list; `mdx/parse.test.ts` puts it into the tree.
	planted.add('no-markup');
	expect(Object.keys(RULES).filter((rule) => !planted.has(rule))).toEqual([]);
});

test('one broken entry does not make what names it unknown', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace('claims.yaml', 'label: error', 'label: wrong');
	course.replace(
		QUIZ,
		'{ id: desk, text: At a desk, feedback: The essay likes the desk less. }',
		'{ id: desk }',
	);
	expect((await problemsOf(course)).map(({ rule }) => rule)).toEqual(['schema', 'schema', 'schema']);
});

test('a lesson may link to a table, to one of its rows, and to one that is broken', async () => {
	const course = withPictures(copyMiniCourse());
	const links = ['cups', 'cups#kitchen'].map((end) => `[here](/courses/course-mini/tables/${end})`);
	course.replace(LESSON, SPOT, `${SPOT} See ${links.join(' and ')}.`);
	expect(await problemsOf(course)).toEqual([]);
	course.replace(TABLE, 'corner: Where\n', '');
	expect((await problemsOf(course)).map(({ rule, relative }) => [rule, relative])).toEqual([
		['schema', TABLE],
	]);
});

test('a lesson whose frontmatter is broken is not reported as unknown', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(THIRD, 'minutes: 5', 'minutes: five');
	expect((await problemsOf(course)).map(({ rule, line }) => [rule, line])).toEqual([['schema', 6]]);
});

test('what lasts may stand after what began later, and a course needs neither timeline nor map', async () => {
	const course = withPictures(copyMiniCourse());
	const [first = '', ...others] = course.read(TIMELINE).split(/(?=^- id: )/m);
	course.write(TIMELINE, [others[0], first, ...others.slice(1)].join(''));
	expect(await problemsOf(course)).toEqual([]);
	rmSync(course.file(TIMELINE));
	rmSync(course.file(PLACES));
	course.replace(THIRD, '<Timeline from="2024" to="2026" />\n\n<Map ids="garden, lawn" />\n', '');
	expect(await problemsOf(course)).toEqual([]);
});

test('broken events and places do not make what names them unknown', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(TIMELINE, 'date: 2024-02-29', 'date: 2023-02-29');
	course.replace(PLACES, 'lon: 0.12', 'lon: west');
	course.replace(THIRD, '<Timeline from="2024" to="2026" />', '<Timeline ids="notes-begun" />');
	expect((await problemsOf(course)).map(({ rule }) => rule)).toEqual(['schema', 'schema']);
});

test('problems are sorted by file and line', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(LESSON, NOTE, 'A <Term id="x">b</Term>.');
	course.replace(LESSON, SPOT, 'A <Term id="y">b</Term>.');
	course.replace('claims.yaml', 'label: error', 'label: wrong');
	const found = (await problemsOf(course)).map(({ relative, line }) => [relative, line]);
	expect(found).toEqual([
		['claims.yaml', lineOf(course.read('claims.yaml'), 'label: wrong')],
		[LESSON, lineOf(course.read(LESSON), 'id="y"')],
		[LESSON, lineOf(course.read(LESSON), 'id="x"')],
	]);
});

test('a key about labels needs no owner: each statement has its own', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(QUIZ, 'claims: [c1, c2]', 'claims: [c1, c3]');
	expect(await problemsOf(course)).toEqual([]);
});

test('an instruction may stand over two different tasks, but not over equal ones', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(THIRD_QUIZ, 'prompt: Who counts what?', 'prompt: Which came first?');
	expect(await problemsOf(course)).toEqual([]);
	course.replace(
		SECOND_QUIZ,
		'items:\n',
		`items:
  - { id: again, kind: ordering, objective: quote-the-rule, reread: the-rule, prompt: put the steps in ORDER., entries: [{ id: warm, text: Warm the pot, feedback: Yes. }, { id: pour, text: Pour the tea, feedback: Yes. }, { id: talk, text: Talk, feedback: Yes. }] }
  - { id: once, kind: ordering, objective: quote-the-rule, reread: the-rule, prompt: Put the steps in order., from: first, entries: [{ id: warm, text: Wash the pot, feedback: Yes. }, { id: pour, text: Pour the tea, feedback: Yes. }, { id: talk, text: Talk, feedback: Yes. }] }
`,
	);
	const found = (await problemsOf(course)).map(({ rule }) => rule);
	expect(found).toContain('duplicate-prompt');
	expect(found.filter((rule) => rule === 'duplicate-prompt')).toHaveLength(1);
});

test('the editorial rules reach prose and what a quiz says itself, not what it offers as wrong', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(LESSON, SPOT, 'It is a so-called cup,\nwith a so-called spoon.');
	course.replace(QUIZ, 'text: In bed', 'text: In a so-called bed');
	course.replace(QUIZ, 'text: In the open air', 'text: In so-called open air');
	course.replace(
		QUIZ,
		'feedback: The essay likes the desk less.',
		'feedback: The so-called desk is less liked.',
	);
	course.replace(QUIZ, 'text: Tea is better on a wall.', 'text: A so-called wall is better.');
	course.replace(
		'claims.yaml',
		'say: The essay prefers tea outdoors.',
		'say: The so-called essay prefers this.',
	);
	const found = (await problemsOf(course)).map(({ rule, relative, line }) => [rule, relative, line]);
	const lesson = lineOf(course.read(LESSON), 'It is a so-called');
	expect(found).toEqual([
		['editorial-so-called', 'claims.yaml', lineOf(course.read('claims.yaml'), 'so-called')],
		['editorial-so-called', LESSON, lesson],
		['editorial-so-called', LESSON, lesson + 1],
		['editorial-so-called', QUIZ, lineOf(course.read(QUIZ), 'so-called open')],
		['editorial-so-called', QUIZ, lineOf(course.read(QUIZ), 'so-called desk')],
	]);
});

test('the editorial rules reach the guides for instructors; what they quote may stand', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(GUIDE, 'Bring two cups.', 'Bring two cups,\nand no so-called spoon.');
	course.replace(GUIDE, 'Groups sort ten cards.', 'Groups sort “so-called” cards. Everyone knows why.');
	course.replace(GUIDE, '“Which cup? Which source?”', 'It is a so-called cup, they say.');
	course.replace(GUIDE, 'and wait.', 'and wait. The essay writes “a so-called pot”.');
	const line = (text: string) => lineOf(course.read(GUIDE), text);
	expect((await problemsOf(course)).map((each) => [each.rule, each.relative, each.line])).toEqual([
		['editorial-so-called', GUIDE, line('no so-called spoon')],
		['editorial-everyone-knows', GUIDE, line('Everyone knows')],
	]);
});

test('links and tables of the guides are checked as well', async () => {
	const course = withPictures(copyMiniCourse());
	course.replace(GUIDE, 'tables/cups', 'tables/cup');
	course.replace(GUIDE, '| Groups sort ten cards. |', '| Groups sort ten cards. | Now |');
	expect((await problemsOf(course)).map((each) => [each.rule, each.relative, each.line])).toEqual([
		['table', GUIDE, lineOf(course.read(GUIDE), 'ten cards')],
	]);
	course.replace(GUIDE, ' | Now |', ' |');
	expect((await problemsOf(course)).map((each) => [each.rule, each.relative, each.line])).toEqual([
		['link', GUIDE, lineOf(course.read(GUIDE), 'tables/cup')],
	]);
});
