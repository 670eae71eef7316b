import { describe, expect, it } from 'vitest';
import { averageOf } from '../../../../harness/comparison/generators/adjusted.ts';
import { generatorCsv } from '../../../../harness/comparison/generators/csv.ts';
import {
  comparableInputs,
  compareGeneratorInputs,
} from '../../../../harness/comparison/generators/report.ts';
import {
  generatorMarkdown,
  generatorText,
} from '../../../../harness/comparison/generators/text.ts';
import type { Input } from '../../../../harness/comparison/match.ts';
import { generationSide, goldRatings, type Verdict } from '../../../support/generation-run.ts';

const keeps = goldRatings('keeps-the-rule');
const breaks = goldRatings('breaks-the-rule');

async function input(model: string, full: Record<string, Verdict>): Promise<Input> {
  return { name: model, sides: [await generationSide({ model, said: { full: [full] } })] };
}

/** The same record as if another benchmark, protocol or judge had made it. */
function changed(
  { name, sides }: Input,
  change: (evidence: Input['sides'][number]['evidence']) => object,
): Input {
  return {
    name,
    sides: sides.map((side) => ({
      ...side,
      evidence: { ...side.evidence, ...change(side.evidence) },
    })),
  };
}

const [good, bad] = [await input('good', keeps), await input('bad', breaks)];

describe('two generators', () => {
  const report = compareGeneratorInputs([bad, good]);
  const [row] = report.rows;

  it('are compared as other less base, under each rule', () => {
    expect(row).toMatchObject({ benchmark: 'ruler-bench test', letters: ['A', 'B'] });
    for (const rule of ['official', 'strict', 'nan'] as const) {
      const { figures, shared, onlyBase, onlyOther, coverage } = row!.pair.rules[rule];
      expect([shared, onlyBase, onlyOther, coverage.base.judged]).toEqual([12, 0, 0, 12]);
      const average = averageOf({ figures })!;
      expect(average.difference).toBeCloseTo(average.other! - average.base!, 12);
      expect(average.difference).toBeGreaterThan(0.2);
      expect(average.low!).toBeLessThanOrEqual(average.difference!);
      expect(average.high!).toBeGreaterThanOrEqual(average.difference!);
    }
    // Every video keeps its rule in the one and breaks it in the other.
    const rc = row!.pair.rules.official.figures.find(
      ({ key }) => key.scope === 'overall' && key.dimension === 'Rule Coherence',
    );
    expect(rc).toMatchObject({
      base: 0,
      other: 1,
      difference: 1,
      low: null,
      n: 12,
      p: 2 / 2 ** 12,
    });
  });

  it('are told apart in one sentence that says who judges and on how much', () => {
    expect(row?.finding).toBe('separated');
    expect(row?.sentence).toMatch(
      /^B is better than A as this judge rates them: official B − A = \+2\d\.\d points \[.+\], p <\.001, n 12; strict .* n 12; judged are 12 of 12 videos of A and 12 of 12 videos of B$/,
    );
  });

  it('mirror when they change places', () => {
    const back = compareGeneratorInputs([good, bad]).rows[0]!;
    expect(back.sentence).toMatch(/^A is better than B/);
    const [here, there] = [row!, back].map(({ pair }) => averageOf(pair.rules.strict)!.difference!);
    expect(there).toBeCloseTo(-here!, 12);
  });

  it('have p values adjusted within their own family', () => {
    const { figures } = row!.pair.rules.official;
    const dimensions = figures.filter(
      ({ key }) => key.scope === 'overall' && key.dimension !== null,
    );
    expect(dimensions).toHaveLength(4);
    const rc = dimensions.find(({ key }) => key.dimension === 'Rule Coherence')!;
    expect(rc.adjusted).toBeCloseTo(4 * rc.p!, 12);
    expect(averageOf({ figures })!.adjusted).toBe(averageOf({ figures })!.p);
  });

  it('cannot be separated from themselves', () => {
    const same = compareGeneratorInputs([good, good]).rows[0]!;
    expect(same.finding).toBe('not-separated');
    expect(same.sentence).toMatch(/^A and B cannot be separated: official B − A = 0\.0 points/);
  });

  it('draw from the seed alone', () => {
    expect(compareGeneratorInputs([bad, good])).toEqual(report);
    const se = ({ rows }: typeof report) => averageOf(rows[0]!.pair.rules.official)!.se;
    expect(se(compareGeneratorInputs([bad, good], { seed: 1 }))).not.toBe(se(report));
  });
});

describe('videos that are missing', () => {
  const second = ['momentum_1', 'taking_turns_1', 'alphabetical_order_1', 'contagious_colour_1'];

  it('can be all that separates two generators, and the sentence says so', async () => {
    const gaps = Object.fromEntries(
      [...second, 'queueing_1', 'counting_1'].map((item) => [item, 'failed' as const]),
    );
    const fewer = await input('fewer', { ...keeps, ...gaps });
    const row = compareGeneratorInputs([good, fewer]).rows[0]!;
    expect(row.finding).toBe('rules-disagree');
    expect(row.sentence).toMatch(
      /^the rules do not agree on A and B, so that videos without a verdict may be all .*official B − A = 0\.0.*n 6; strict B − A = −.*judged are 12 of 12 videos of A and 6 of 12 videos of B$/,
    );
    expect(row.pair.rules.official).toMatchObject({ shared: 6, onlyBase: 6, onlyOther: 0 });
  });

  it('leave no overall figure under official where a category has none, and strict has one', async () => {
    const without = { ...breaks, free_fall_1: 'failed', momentum_1: 'unjudged' } as const;
    const row = compareGeneratorInputs([good, await input('without', without)]).rows[0]!;
    expect(averageOf(row.pair.rules.official)?.difference).toBeNull();
    expect(row.sentence).toContain('official has no overall figure');
    expect(averageOf(row.pair.rules.strict)?.difference).toBeLessThan(0);
  });
});

describe('more than two', () => {
  it('are each compared with the first, and their averages are one family', async () => {
    const third = await input('third', { ...keeps, free_fall_1: breaks['free_fall_1']! });
    const { rows } = compareGeneratorInputs([good, bad, third]);
    expect(rows.map(({ letters }) => letters.join())).toEqual(['A,B', 'A,C']);
    const [first] = rows.map(({ pair }) => averageOf(pair.rules.official)!);
    expect(first!.adjusted).toBeCloseTo(2 * first!.p!, 12);
    expect(rows[0]!.sentence).toContain('(Holm over 2)');
  });
});

describe('what is no one measurement is refused', () => {
  const protocolOf = (one: Input, change: object) =>
    changed(one, ({ result }) => ({
      result: { ...result, protocol: { ...result.protocol, ...change } },
    }));

  it.each([
    ['another judge', { scored: 'else' }, /read by different rules/],
    ['another protocol', { asked: 'else' }, /not asked the same/],
  ])('with %s', (_, change, message) => {
    expect(() => compareGeneratorInputs([good, protocolOf(bad, change)])).toThrow(message);
  });

  it('without ratings', () => {
    const bare = changed(bad, ({ result }) => {
      const { checklists: _, ...full } = result.probes['full']!;
      return { result: { ...result, probes: { full } } };
    });
    expect(() => compareGeneratorInputs([good, bare])).toThrow(/holds no ratings of full/);
  });

  it('with nothing to compare with', () => {
    expect(() => compareGeneratorInputs([good])).toThrow(/nothing to compare with/);
  });
});

describe('a suite', () => {
  const question = changed(bad, ({ result, items }) => {
    const { checklists: _, ...bare } = items;
    return { items: bare, result: { ...result, benchmark: { ...result.benchmark, id: 'nextqa' } } };
  });
  const suite = (name: string, ...inputs: Input[]): Input => ({
    name,
    sides: inputs.flatMap(({ sides }) => sides),
  });

  it('is compared without its generators, and says so', () => {
    const both = [suite('a', question, good), suite('b', question, bad)];
    const { generators, inputs, notes } = comparableInputs(both);
    expect(generators).toBe(false);
    expect(inputs.map(({ sides }) => sides.length)).toEqual([1, 1]);
    expect(notes).toEqual([
      expect.stringMatching(/^left out: ruler-bench test, which grades generated videos/) as string,
    ]);
  });

  it('of generators alone is one, and of questions alone as it was', () => {
    expect(comparableInputs([good, bad])).toMatchObject({ generators: true, notes: [] });
    expect(comparableInputs([question])).toMatchObject({ generators: false, notes: [] });
  });

  it('is never compared with a generator', () => {
    expect(() => comparableInputs([question, good])).toThrow(/good is of generated videos/);
  });
});

describe('the written forms', () => {
  const report = compareGeneratorInputs([bad, good]);

  it('show averages, dimensions and categories, within the width of a terminal', () => {
    const text = generatorText(report);
    expect(text).toMatch(
      /^B − A +official +\d+\.\d +\d+\.\d +\+\d+\.\d \[.+\] +<\.001 +<\.001 +12 /m,
    );
    expect(text).toMatch(/^Rule Coherence +0\.0 +100\.0 +\+100\.0 \[no interval\]/m);
    expect(text).toMatch(/^vision rule +/m);
    expect(text).not.toContain('free_fall');
    expect(generatorText(report, { details: true })).toContain(
      'science: free_fall: Rule Coherence',
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('have a line a figure and rule as CSV, and tables as Markdown', () => {
    const lines = generatorCsv(report).split('\n');
    const [header = ''] = lines;
    expect(lines).toHaveLength(1 + 3 * (5 + 5 * 15 + 12));
    for (const line of lines) expect(line.split(',')).toHaveLength(header.split(',').length);
    expect(generatorMarkdown(report)).toContain('| B − A | official |');
  });
});
