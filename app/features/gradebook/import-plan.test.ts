import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCsv, parseCsv } from '~/core/csv';
import type { GradeCell, GradeRow } from './cells';
import { gradeFile, ID_HEAD, readHead } from './grade-file';
import { planImport } from './import-plan';

const cell = (score: number | null, flags: GradeCell['flags'] = []): GradeCell => ({
	score,
	raw: score,
	flags,
});
const columns = [
	{ id: 'a1', title: 'Module test', weight: 1 },
	{ id: 'a2', title: 'Module test', weight: 1 },
];
const row = (userId: string, name: string, cells: GradeRow['cells']): GradeRow => ({
	userId,
	name,
	group: null,
	total: null,
	cells,
});
const rows = [
	row('u1', '=HYPERLINK("http://evil")', [cell(50), cell(null)]),
	row('u2', 'Ələkbər; “Ժ” Ж,\n2', [cell(null, ['excused']), cell(33.33, ['changed'])]),
	row('u3', '-5', [null, cell(0, ['missing'])]),
];
const book = { columns, rows };
const all = { kinds: ['assignment', 'raw', 'state'] as const, comma: false };

function plan(text: string) {
	const result = planImport(text, book);
	if (!result.ok) throw new Error(result.problem);
	return result.plan;
}
const file = (...lines: Array<string>) =>
	[`${ID_HEAD},x [assignment:a1],y [assignment:a2]`, ...lines].join('\n');

describe('taking out', () => {
	test('columns by id, also of equal titles; names are text, numbers are numbers', () => {
		const text = gradeFile(columns, rows, { kinds: ['assignment', 'state'], comma: false });
		const parsed = parseCsv(text);
		const found = parsed.ok ? parsed.rows.map(({ cells }) => cells) : [];
		expect(found[0]).toEqual([
			'student id',
			'name',
			'group',
			'Module test [assignment:a1]',
			'Module test state [state:a1]',
			'Module test [assignment:a2]',
			'Module test state [state:a2]',
			'total',
		]);
		expect(found.slice(1).map((cells) => cells[1])).toEqual(rows.map(({ name }) => name));
		expect(found[2]?.slice(3, 7)).toEqual(['EX', 'excused', '33.33', 'changed']);
		expect(text).toContain(`"'=HYPERLINK`);
		expect(text).toContain(`u3,'-5,`);
	});

	test('for a decimal comma', () => {
		expect(gradeFile(columns, rows, { kinds: ['assignment'], comma: true })).toContain(';EX;33,33;');
	});

	test('titles cannot pass for another id', () => {
		const title = 'A [assignment:a2]';
		const [, , , head = ''] =
			gradeFile([{ id: 'a1', title, weight: 1 }], [], { kinds: ['assignment'], comma: false })
				.split('\r\n')[0]
				?.split(',') ?? [];
		expect(readHead(head)).toEqual({ kind: 'assignment', id: 'a1' });
	});
});

test('what was taken out and not changed changes nothing, in whatever style', () => {
	for (const comma of [false, true]) {
		const { changes, problems, same, ignored } = plan(gradeFile(columns, rows, { ...all, comma }));
		expect({ changes, problems, ignored }).toEqual({ changes: [], problems: [], ignored: [] });
		expect(same).toBe(4);
	}
});

const anyCell = fc.oneof(
	fc.constant(null),
	fc.record({
		score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)),
		raw: fc.constant(null),
		flags: fc.constantFrom<GradeCell['flags']>([], ['late'], ['changed']),
	}),
	fc.constant(cell(null, ['excused'])),
);
const anyBook = fc.record({
	titles: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
	people: fc.array(
		fc.record({
			name: fc.string({ unit: 'grapheme' }),
			cells: fc.array(anyCell, { minLength: 4, maxLength: 4 }),
		}),
		{
			minLength: 1,
			maxLength: 5,
		},
	),
});

test('any gradebook survives the way out and back, whatever people and assignments are called', () => {
	fc.assert(
		fc.property(anyBook, fc.boolean(), ({ titles, people }, comma) => {
			const made = {
				columns: titles.map((title, at) => ({ id: `a${at}`, title, weight: 1 })),
				rows: people.map(({ name, cells }, at) => row(`u${at}`, name, cells.slice(0, titles.length))),
			};
			const result = planImport(gradeFile(made.columns, made.rows, { ...all, comma }), made);
			expect(result).toMatchObject({ ok: true, plan: { changes: [], problems: [], ignored: [] } });
		}),
	);
});

test('and the changes of any one into any other make it the same', () => {
	const pair = fc.array(fc.tuple(anyCell, anyCell), { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(pair, (cells) => {
			const one = [{ id: 'a', title: 'A', weight: 1 }];
			const from = { columns: one, rows: cells.map(([before], at) => row(`u${at}`, 'x', [before])) };
			const to = cells.map(([, after], at) => row(`u${at}`, 'x', [after]));
			const result = planImport(gradeFile(one, to, { kinds: ['assignment'], comma: true }), from);
			if (!result.ok) throw new Error(result.problem);
			for (const { userId, after } of result.plan.changes) {
				const wanted = to.find((each) => each.userId === userId)?.cells[0];
				expect(after).toBe(wanted?.flags.includes('excused') ? 'EX' : wanted?.score);
			}
		}),
	);
});

describe('bringing in', () => {
	test.each([
		['commas', 'student id,x [assignment:a1]\nu1,85.5'],
		['semicolons and a decimal comma', 'student id;Acts, intent, group, part [assignment:a1]\nu1;85,5'],
		['tabs, as pasted from a sheet', 'x [assignment:a1]\tSTUDENT ID\n85,5 %\tu1'],
		['other columns and order', 'note,x [assignment:a1],total,student id\nhello,"85,5",9,u1'],
	])('%s', (_, text) => {
		expect(plan(text).changes).toEqual([
			{
				userId: 'u1',
				name: rows[0]?.name,
				assignmentId: 'a1',
				title: 'Module test',
				before: 50,
				after: 85.5,
				wasExcused: false,
			},
		]);
	});

	test('an empty cell changes nothing; EX excuses; a score ends an excuse', () => {
		expect(plan(file('u1,,ex', 'u2,12,')).changes).toMatchObject([
			{ userId: 'u1', assignmentId: 'a2', before: null, after: 'EX' },
			{ userId: 'u2', assignmentId: 'a1', before: 'EX', after: 12, wasExcused: true },
		]);
	});

	test('what makes no sense is told with its line, and the rest still goes in', () => {
		const { changes, problems } = plan(file('u1,abc,101', 'nobody,1,2', 'u2,5,-1', 'u3,7,8', 'u2,6,6', ',,'));
		expect(changes.map(({ userId, after }) => [userId, after])).toEqual([
			['u2', 5],
			['u3', 8],
		]);
		expect(problems.map(({ line, found }) => [line, found])).toEqual([
			[2, 'abc'],
			[2, '101'],
			[3, 'nobody'],
			[4, '-1'],
			[5, '7'],
			[6, 'u2'],
		]);
		expect(problems[0]?.mend).toMatch(/0 to 100/);
		expect(problems[4]?.mend).toMatch(/not for this student/);
		expect(problems[5]?.mend).toMatch(/line 4 already/);
	});

	test('an assignment of another class is left alone, and told', () => {
		const { changes, problems } = plan('student id,x [assignment:zz],y [assignment:a1]\nu1,5,6');
		expect(changes).toHaveLength(1);
		expect(problems).toMatchObject([{ line: 1, found: 'x [assignment:zz]' }]);
	});

	test('columns that are not read are named; shares are suspected', () => {
		const { ignored, tiny } = plan('student id,grade,x [assignment:a1]\nu1,5,0.85');
		expect(ignored).toEqual(['grade']);
		expect(tiny).toEqual(['Module test']);
	});

	test.each([
		['', /nothing in it/],
		['name,x [assignment:a1]\nA,5', /no column “student id”/],
		['student id,student id,x [assignment:a1]\nu1,u1,5', /is there twice/],
		['student id,x [assignment:a1],y [assignment:a1]\nu1,5,6', /is there twice/],
		['student id,name\nu1,A', /No column is of an assignment/],
		['student id,x [assignment:a1]\nu1,"5', /line 2 is never closed/],
	])('%j cannot be read, and it says why', (text, why) => {
		expect(planImport(text, book)).toMatchObject({ ok: false, problem: expect.stringMatching(why) });
	});

	test('any text is read or refused, and never throws', () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom(
						'"',
						',',
						';',
						'\t',
						'\n',
						'u1',
						'5',
						`${ID_HEAD}`,
						'x [assignment:a1]',
						'EX',
					),
				}),
				(text) => {
					expect(typeof planImport(text, book).ok).toBe('boolean');
				},
			),
		);
	});
});

test('a file of the changes alone has the same changes', () => {
	const text = file('u1,1,2', 'u2,3,EX');
	const again = encodeCsv([
		[ID_HEAD, '[assignment:a1]', '[assignment:a2]'],
		...['u1', 'u2'].map((userId) => [
			userId,
			...['a1', 'a2'].map(
				(id) =>
					plan(text).changes.find((each) => each.userId === userId && each.assignmentId === id)?.after ??
					null,
			),
		]),
	]);
	expect(plan(again).changes).toEqual(plan(text).changes);
});
