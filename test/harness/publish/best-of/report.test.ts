import { describe, expect, it } from 'vitest';
import { bestOfReport, type JudgedRun } from '../../../../harness/publish/best-of/report.ts';
import { bestOfText } from '../../../../harness/publish/best-of/text.ts';
import { generationRecord, goldRatings, type Verdict } from '../../../support/generation-run.ts';

const keeps = goldRatings('keeps-the-rule');
const breaks = goldRatings('breaks-the-rule');
type Draws = Record<string, Verdict>[];

async function run(judge: string, full: Draws, more = {}): Promise<JudgedRun> {
  const record = await generationRecord({ model: 'some', judge, said: { full }, ...more });
  return { name: `runs/${judge}`, record };
}

/** On half of the items the first video is the better one, on the others the second. */
const mixed = (swap: boolean) =>
  Object.fromEntries(
    Object.keys(keeps).map((item, at) => [item, ((at % 2 === 0) !== swap ? keeps : breaks)[item]!]),
  );
const draws: Draws = [mixed(false), mixed(true)];
const value = (one: { average: { value: number } | null }) => one.average!.value;

describe('the best of several videos', () => {
  it('is worth as much by a judge who agrees', async () => {
    const { rules, videos, judges } = bestOfReport(await run('a', draws), await run('b', draws));
    expect([videos, judges]).toEqual([2, { first: 'a', second: 'b' }]);
    const { nan } = rules;
    expect(value(nan.bestByItself)).toBe(1);
    expect(value(nan.second!.chosenByFirst)).toBe(1);
    expect(nan.second!.gain!.difference).toBeCloseTo(1 - value(nan.mean), 12);
    expect(nan.second!.gain!.low).toBeGreaterThan(0);
    expect(nan).toMatchObject({ items: 12, incomplete: 0 });
  });

  it('is worth nothing by a judge who sees no difference, and flatters by its own', async () => {
    const same: Draws = [breaks, breaks];
    const { rules } = bestOfReport(await run('a', draws), await run('b', same));
    expect(rules.strict.flatteringGain!.difference).toBeGreaterThan(0.1);
    expect(rules.strict.second!.gain).toMatchObject({ difference: 0, p: 1 });
  });

  it('leaves out items that lack a video or a score, but under strict', async () => {
    const lacking: Draws = [{ ...draws[0], free_fall_1: 'failed' }, draws[1]!];
    const unjudged: Draws = [draws[0]!, { ...draws[1], counting_1: 'unjudged' }];
    const { rules } = bestOfReport(await run('a', lacking), await run('b', unjudged));
    expect([rules.official.items, rules.official.incomplete]).toEqual([10, 2]);
    expect([rules.strict.items, rules.strict.incomplete]).toEqual([12, 0]);
  });

  it('by one judge alone is marked as flattering', async () => {
    const report = bestOfReport(await run('a', draws), null);
    expect(report.rules.official.second).toBeNull();
    expect(report.warnings).toEqual([
      expect.stringMatching(/a part of the gain is its own errors/),
    ]);
    expect(bestOfText(report)).toMatch(/official +mean of 2 +A: a +\d/);
    expect(bestOfText(report)).toMatch(/^ +best of 2 \(flatters\) +A: a .*\+\d+\.\d \[.+\], p/m);
    expect(bestOfText(report)).not.toContain('chosen by');
  });

  it('says that there is nothing to choose from where a generator makes the same file again', async () => {
    const video = (item: string) => item;
    const { warnings } = bestOfReport(await run('a', draws, { video }), null);
    expect(warnings).toContain('12 items have the same file more than once');
  });

  it('says so where both judges are one model', async () => {
    const { record, name } = await run('a', draws);
    const otherwise = { ...record, scored: { ...record.scored, scored: 'with other settings' } };
    const { warnings } = bestOfReport(await run('a', draws), { name, record: otherwise });
    expect(warnings).toEqual(['both judges are the same model, and share what it gets wrong']);
  });
});

describe('what the best of several videos refuses', () => {
  it.each([
    ['a run of one video an item', 'USAGE', /one video an item/, () => run('a', [keeps])],
    [
      'a run without a judge',
      'USAGE',
      /has no judge/,
      async () => ({
        name: 'r',
        record: await generationRecord({ model: 'some', said: { full: draws } }),
      }),
    ],
  ])('%s', async (_, code, message, make) => {
    const first = await make();
    expect(() => bestOfReport(first, null)).toThrow(message);
    expect(() => bestOfReport(first, null)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it.each([
    ['other videos', ['b', draws, { video: () => 'else' }], /24 of 24 videos are not the same/],
    ['the same judge', ['a', draws], /by the same judge/],
    ['another number of videos', ['b', [keeps, keeps, keeps]], /2 and 3 videos an item/],
  ] as const)('%s', async (_, [judge, said, more], message) => {
    const [first, second] = [await run('a', draws), await run(judge, [...said], more)];
    expect(() => bestOfReport(first, second)).toThrow(message);
  });
});
