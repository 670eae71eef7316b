import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { defineItems } from '../../../../harness/commands/shortcuts/items.ts';
import { planRun } from '../../../../harness/plan/run-plan.ts';
import { publishRun } from '../../../../harness/publish/publish-run.ts';
import { itemListSchema } from '../../../../harness/schema/item-set.ts';
import { shortcutItemsSchema } from '../../../../harness/schema/shortcut-items.ts';
import { blindRuns, type Answering } from '../../../support/blind-runs.ts';
import { dataFolder } from '../../../support/data-folder.ts';
import { nextqaFolder } from '../../../support/items.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { recordedTerminal } from '../../../support/terminal.ts';

const RESULTS = fileURLToPath(new URL('../../../../results/', import.meta.url));

const MODELS: Answering[] = [
  { id: 'a', full: 'ABAA', blind: 'ABBB' },
  { id: 'b', full: 'ABBA', blind: 'AAAB' },
  { id: 'c', full: 'BBAA', blind: 'ABBA' },
];
const ROWS = `qid,clip,q,a,b,c,gold
1,one,What is cut?,bread,"an apple, green",paper,A
2,one,Who cuts?,a man,a woman,,B
3,two,Where?,here,there,nowhere,A
4,two,When?,now,then,never,A
`;

async function ownRuns(publishes: string, models = MODELS): Promise<string[]> {
  const descriptor = {
    id: 'kitchen',
    title: 'Kitchen questions',
    licence: 'House rules',
    publishes,
    splits: { test: { file: 'rows.csv' } },
    columns: { id: 'qid', video: 'clip', question: 'q', options: ['a', 'b', 'c'], answer: 'gold' },
  };
  const data = dataFolder({ 'rows.csv': ROWS, 'kitchen.json': JSON.stringify(descriptor) });
  const benchmark = join(data, 'kitchen.json');
  return blindRuns(models, { benchmark, split: 'test', data, ids: ['1', '2', '3', '4'] });
}

async function items(...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('shortcuts').exitOverride();
  defineItems(program, terminal);
  const error: unknown = await program.parseAsync(['items', ...words], { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

describe('sightline shortcuts items', () => {
  it('prints rule, floors, flags and hard subsets, and warns of a weak rule', async () => {
    const { out, error } = await items(...(await ownRuns('outcomes')));
    expect(error).toBeNull();
    expect(out).toContain(
      'Kitchen questions test: 4 items about 2 videos, 3 blind answers an item',
    );
    expect(out).toMatch(/models +A, B, C/);
    expect(out).toMatch(/rule +3 of 3 blind answers right/);
    expect(out).toMatch(/flagged +25\.0 .*1 of 4 items, 2 videos/);
    expect(out).toMatch(/guess floor +5\.9/);
    expect(out).toContain('warning: guesses alone flag 5.9 %');
    expect(out).toMatch(/placebo floor .*200 drawings/);
    expect(out).toMatch(/any answer right +100\.0 +says nothing: guesses/);
    expect(out).toMatch(/hard subset for +protocol/);
  });

  it('prints a line an item, and says that outcomes and predictions together give answers away', async () => {
    const { out, notes, error } = await items(...(await ownRuns('outcomes')), '--csv');
    expect(error).toBeNull();
    expect(out.split('\n').slice(0, 3)).toEqual([
      'item_id,cluster,y_full a,y_full b,y_full c,blind a,blind b,blind c,blind_hits,blind_m,p,q,flag',
      '1,one,1,1,0,c,c,c,3,3,0.037037,0.148148,1',
      '2,one,1,1,1,c,w,c,2,3,0.5,0.703704,0',
    ]);
    expect(notes).toMatch(/warning: .*gives the right answer away/);
    expect(out).not.toContain('apple');
  });

  it('adds predictions, right answers and text where the licence lets them out', async () => {
    const runs = await ownRuns('text');
    const { out, notes } = await items(...runs, '--csv', '--with-text', '--with-predictions');
    const [first] = parse(out, { columns: true }) as Record<string, string>[];
    expect(first).toMatchObject({
      'blind_answer a': 'A',
      gold: 'A',
      question: 'What is cut?',
      options: 'A. bread\nB. an apple, green\nC. paper',
    });
    expect(notes).toMatch(/warning: the table holds predictions/);
  });

  it('lists flagged items, by the rule that is given', async () => {
    const runs = await ownRuns('outcomes');
    expect((await items(...runs, '--list')).out).toBe('1');
    expect((await items(...runs, '--list', '--rule', '2/3')).out).toBe('1\n2');
    // The share of a rule that speaks of other numbers, rounded up.
    expect((await items(...runs, '--rule', '1/2')).out).toContain(
      'rule    1 of 2 blind answers right, here 2 of 3',
    );
  });

  it('writes a hard subset that a run takes', async () => {
    const runs = await ownRuns('outcomes');
    const file = join(await temporaryFolder(), 'hard.json');
    const { notes, error } = await items(...runs, '--rule', '2/3', '--hard', 'a', '--out', file);
    expect(error).toBeNull();
    expect(notes).toContain('wrote ');
    const list = itemListSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(list).toMatchObject({ name: 'test-hard-for-a', benchmark: 'kitchen', split: 'test' });
    // Of b and c two must be right: item 1 alone.
    expect(list.ids).toEqual(['2', '3', '4']);
    const manifest = JSON.parse(await readFile(join(runs[0] as string, 'manifest.json'), 'utf8'));
    const plan = await planRun({
      benchmark: manifest.descriptor,
      data: manifest.data,
      endpoint: 'baseline:random',
      protocol: 'sightline',
      probes: ['full'],
      seed: 0,
      settings: {},
      items: list,
    });
    expect(plan.items.map(({ id }) => id)).toEqual(list.ids);
  });

  it('writes the same public record for the same runs', async () => {
    const runs = await ownRuns('outcomes');
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'again'));
    await items(...runs, '--record', folder);
    await items(...runs.toReversed(), '--record', join(folder, 'again'));
    const [name = ''] = await readdir(join(folder, 'shortcut-items'));
    const text = await readFile(join(folder, 'shortcut-items', name), 'utf8');
    expect(await readFile(join(folder, 'again/shortcut-items', name), 'utf8')).toBe(text);
    const record = shortcutItemsSchema.parse(JSON.parse(text));
    expect(`${record.benchmark.itemSet}.json`).toBe(name);
    expect(record).toMatchObject({ hits: '3211', answers: '3333', flagged: 'x---', seed: 0 });
    expect(text).not.toMatch(/apple|What is cut/);
    expect(JSON.parse((await items(...runs, '--json')).out)).toEqual([record]);
  });
});

describe('what the licence forbids', () => {
  it.each([
    ['outcomes', ['--csv', '--with-text'], /House rules.*question text/],
    ['predictions', ['--csv', '--with-text'], /House rules.*question text/],
    ['outcomes', ['--csv', '--with-predictions'], /House rules.*predictions/],
    ['aggregates', ['--csv'], /House rules.*a line an item/],
    ['aggregates', ['--list'], /House rules.*flagged items/],
    ['aggregates', ['--hard', 'a', '--out', 'hard.json'], /House rules.*a list of items/],
  ])('of a benchmark that publishes %s: %j', async (publishes, words, text) => {
    const { out, error } = await items(...(await ownRuns(publishes)), ...words);
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringMatching(text) });
    expect(out).toBe('');
  });

  it('leaves single items out of the record of a benchmark that publishes aggregates', async () => {
    const { out } = await items(...(await ownRuns('aggregates')), '--json');
    expect(JSON.parse(out)).toMatchObject([
      { hits: null, answers: null, flagged: null, breakdowns: {}, flags: { flagged: 1 } },
    ]);
    expect(out).toContain('fewer than 10 items are hard');
  });

  it('of Video-MME: neither text nor predictions, from published records either', async () => {
    const records = join(RESULTS, 'video-mme');
    for (const flag of ['--with-text', '--with-predictions']) {
      expect((await items(records, '--csv', flag)).error).toMatchObject({
        code: 'USAGE',
        message: expect.stringMatching(/no part may be redistributed/),
      });
    }
  });

  it('of NExT-QA: no text, but predictions', async () => {
    const data = await nextqaFolder(1, 2);
    const runs = await blindRuns(
      ['a', 'b'].map((id) => ({ id, full: 'AB', blind: 'AC' })),
      { benchmark: 'nextqa', split: 'val', data, ids: ['100_0', '100_1'] },
    );
    expect((await items(...runs, '--csv', '--with-text')).error).toMatchObject({
      message: expect.stringContaining('MIT'),
    });
    const { out } = await items(...runs, '--csv', '--with-predictions');
    expect(out.split('\n')[0]).toMatch(/blind_answer a,blind_answer b,gold$/);
  });
});

describe('what cannot be said', () => {
  it('is told: no placebo floor for published records, with what is missing', async () => {
    const results = await temporaryFolder();
    for (const run of await ownRuns('outcomes')) {
      const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
      await publishRun(run, results, { ...attribution, allowIncomplete: false });
    }
    const { out, error } = await items(join(results, 'kitchen'));
    expect(error).toBeNull();
    expect(out).toMatch(/placebo floor: not available; .*name the run folders/);
    expect(out).toMatch(/guess floor +5\.9/);
  });

  it('is told: no placebo floor where the data has gone, without its path', async () => {
    const runs = await ownRuns('outcomes');
    const manifest = JSON.parse(await readFile(join(runs[0] as string, 'manifest.json'), 'utf8'));
    await rm(join(manifest.data, 'rows.csv'));
    const { out } = await items(...runs, '--json');
    expect(JSON.parse(out)[0].placebo.absent).toMatch(/cannot be read \(DATA_MISSING\).*--data/);
    expect(out).not.toContain(manifest.data);
  });

  it('of one model: no hard subset, and a warning', async () => {
    const { out } = await items(...(await ownRuns('outcomes', MODELS.slice(0, 1))));
    expect(out).toContain('no hard subset for A: no model of another family');
    expect(out).toContain('cannot tell knowledge from luck');
  });

  it.each([
    ['a rule that is none', ['--rule', '5/4'], /no rule/],
    ['two forms at once', ['--csv', '--json'], /cannot be printed together/],
    ['a list without a file', ['--hard', 'a'], /go together/],
    ['text without a table', ['--with-text'], /--csv/],
    ['an unknown model', ['--hard', 'z', '--out', 'hard.json'], /model "z"|unknown model/],
  ])('is a usage error: %s', async (_what, words, text) => {
    const { error } = await items(...(await ownRuns('text')), ...words);
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringMatching(text) });
  });

  it('is a usage error: a table of two item sets', async () => {
    const { error } = await items(join(RESULTS, 'video-mme'), '--csv');
    expect(error).toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/one item set; these are .*short-786/),
    });
  });

  it('is an error: no record was asked without the video', async () => {
    const { error } = await items(join(RESULTS, 'nextqa'));
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
