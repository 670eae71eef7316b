import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/contamination.ts';
import { behaviourReportSchema } from '../../../harness/schema/contamination-behaviour.ts';
import { resultSchema } from '../../../harness/schema/result.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import {
  makeItemSet,
  makeProbe,
  makeResult,
  makeVariants,
} from '../../site/support/make-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

async function contamination(workingFolder: string, ...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('contamination');
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

/** Right on every `of` items. */
const every = (items: number, of: number): Outcome[] =>
  Array.from({ length: items }, (_, item) => (item % of === 0 ? 'correct' : 'wrong'));

/**
 * Records of two benchmarks with 120 items of four options each, in a results folder: `known` is always
 * right where the options are and seldom elsewhere, `fresh` as often in every place.
 */
async function resultsFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'items'));
  for (const [benchmark, canonical, model] of [
    ['known', 1, 'Tuned'],
    ['fresh', 4, 'Tuned'],
    ['other', 4, 'Other'],
  ] as const) {
    const items = makeItemSet({
      hash: `${benchmark}-set`,
      benchmark,
      split: 'test',
      name: null,
      items: 120,
      options: 4,
    });
    const turns = Object.fromEntries(['1', '2', '3'].map((turn) => [turn, every(120, 4)]));
    const record = makeResult(
      items,
      {
        full: makeProbe(items, every(120, canonical)),
        rotate: makeVariants(items, turns, { combine: 'mean', full: every(120, canonical) }),
      },
      { id: `${benchmark}-record`, model: { id: model.toLowerCase(), name: model } },
    );
    await mkdir(join(folder, benchmark));
    await writeFile(join(folder, benchmark, 'a.json'), JSON.stringify(record));
    await writeFile(join(folder, 'items', `${items.hash}.json`), JSON.stringify(items));
  }
  return folder;
}

const reportOf = (out: string) => behaviourReportSchema.parse(JSON.parse(out));
const BEHAVIOUR = ['behaviour', 'known/a.json', '--control', 'fresh/a.json'];

describe('behaviour', () => {
  it('holds a run against its control, and says of other tests why there are none', async () => {
    const folder = await resultsFolder();
    const { out, error } = await contamination(folder, ...BEHAVIOUR, '--json');
    expect(error).toBeNull();
    const [run] = reportOf(out).runs;
    expect(run?.tests).toHaveLength(1);
    expect(run?.tests[0]).toMatchObject({
      test: 'option-order',
      here: { value: 0.75, n: 120 },
      control: { name: 'fresh/a.json', value: 0 },
      suspicious: true,
    });
    expect(run?.missing.map(({ test }) => test)).toEqual([
      'masked-option',
      'blind-gain',
      'mirror-swap',
    ]);
    const text = (await contamination(folder, ...BEHAVIOUR)).out;
    expect(text).toMatch(/^Weak evidence/);
    expect(text).toMatch(/option-order .* suspicious/);
    expect(text).toContain('masked-option: none, masked-option was not asked');
  });

  it('finds nothing in the control itself, and tests nothing without one', async () => {
    const folder = await resultsFolder();
    const words = ['behaviour', 'fresh/a.json', '--control', 'known/a.json', '--json'];
    const [turned] = reportOf((await contamination(folder, ...words)).out).runs;
    expect(turned?.tests[0]?.suspicious).toBe(false);
    const [alone] = reportOf(
      (await contamination(folder, 'behaviour', 'known/a.json', '--json')).out,
    ).runs;
    expect(alone?.tests[0]).toMatchObject({ control: null, p: null, suspicious: false });
  });

  it('adjusts over the benchmarks that are named together', async () => {
    const folder = await resultsFolder();
    const words = ['behaviour', 'known/a.json', 'fresh/a.json', '--json'];
    const { runs } = reportOf((await contamination(folder, ...words)).out);
    expect(runs.map(({ benchmark }) => benchmark.id)).toEqual(['known', 'fresh']);
  });

  it.each([
    [['behaviour', 'known/a.json', '--control', 'other/a.json'], /no control is of tuned/],
    [['behaviour', 'known/a.json', '--control', 'known/a.json'], /is of known test, as/],
  ])('%j is refused', async (words, message) => {
    const { error } = await contamination(await resultsFolder(), ...words);
    expect(error).toMatchObject({
      code: 'COMPARISON_REFUSED',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('attach', () => {
  const recordOf = async (folder: string) =>
    resultSchema.parse(JSON.parse(await readFile(join(folder, 'known', 'a.json'), 'utf8')));

  it('puts behaviour into a record, which stays unknown', async () => {
    const folder = await resultsFolder();
    await contamination(folder, ...BEHAVIOUR, '--out', 'behaviour.json');
    const { out, error } = await contamination(folder, 'attach', 'known/a.json', 'behaviour.json');
    expect(error).toBeNull();
    expect(out).toBe('known/a.json: unknown (nothing that was looked at decides it)');
    const { contamination: said } = await recordOf(folder);
    expect(said.checks?.map(({ level }) => level)).toEqual(['behaviour']);
    const elsewhere = await contamination(folder, 'attach', 'fresh/a.json', 'behaviour.json');
    expect(elsewhere.error).toMatchObject({ code: 'COMPARISON_REFUSED' });
  });

  it('believes who says that they trained on it, and changes nothing else of the record', async () => {
    const folder = await resultsFolder();
    const before = await recordOf(folder);
    const data = {
      name: 'all of it',
      source: { title: 'model card', url: 'https://example.org/card' },
      declaredBy: 'the makers',
      holds: { known: 'yes' },
    };
    await writeFile(join(folder, 'data.json'), JSON.stringify([data]));
    const words = ['attach', 'known/a.json', '--trained-on', 'data.json'];
    const { out } = await contamination(folder, ...words);
    expect(out).toBe('known/a.json: overlap (declared: trained on all of it)');
    const after = await recordOf(folder);
    expect(after.contamination.trainedOn).toMatchObject([{ name: 'all of it', holdsItems: 'yes' }]);
    expect({ ...after, contamination: before.contamination }).toEqual(before);
  });

  it.each([
    [['attach', 'known/a.json'], 'USAGE'],
    [['attach', 'known/a.json', 'none.json'], 'CONFIG_INVALID'],
    [['attach', 'known/a.json', 'known/a.json'], 'CONFIG_INVALID'],
  ])('%j ends with %s', async (words, code) => {
    expect((await contamination(await resultsFolder(), ...words)).error).toMatchObject({ code });
  });
});
