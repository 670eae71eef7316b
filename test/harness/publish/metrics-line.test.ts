import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { appendMetrics } from '../../../harness/publish/append-metrics.ts';
import { metricsLine } from '../../../harness/publish/metrics-line.ts';
import { shortcutShare } from '../../../harness/shortcuts/shortcut-share.ts';
import { contextOf, shortcutRecord } from '../../support/shortcut-record.ts';
import { smallRun } from '../../support/small-run.ts';
import { chatServer } from '../../support/chat-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { itemsIn } from '../comparison/sides.ts';

const MADE = { time: '2026-01-02T03:04:05.000Z', run: 'bench-run' };
const items = itemsIn([2, 2, 2, 2, 2, 2]);
const series = { model: { name: 'sft', series: { id: 'my-sft', step: 1200 } } };
const record = shortcutRecord(items, { full: 'ccccccccccwu', blind: 'cccwwwwwwwww' }, series);
const lineOf = (one: typeof record) => metricsLine(one.result, MADE);

describe('metricsLine', () => {
  it('is flat: numbers, words and nulls under stable names', () => {
    const line = lineOf(record);
    for (const value of Object.values(line))
      expect(value === null || ['number', 'string'].includes(typeof value)).toBe(true);
    expect(line).toMatchObject({
      ...MADE,
      series: 'my-sft',
      step: 1200,
      benchmark: 'bench',
      subset: null,
      complete: 1,
      'bench/full/accuracy': 0.833333,
      'bench/full/n': 12,
      'bench/blind/accuracy': 0.25,
      'bench/visual_gain': 0.583333,
      'bench/chance': 0.25,
      'bench/unparsed': 1,
      'bench/failed': 0,
      'bench/items': 12,
    });
    expect(line['bench/full/low']).toBeLessThan(0.84);
    expect(line['bench/full/high']).toBeGreaterThan(0.83);
  });

  it('has the shortcut share of the report', () => {
    const one = shortcutRecord(items, { full: 'cccccccccccw', blind: 'ccccccwwwwww' });
    const found = shortcutShare(contextOf(one));
    expect(lineOf(one)['bench/shortcut_share']).toBeCloseTo(
      found.kind === 'figure' ? found.value : Number.NaN,
      5,
    );
  });

  it('pairs a blind score of a part with the same part', () => {
    const one = shortcutRecord(items, { full: 'ccccccccccww', blind: '----------cc' });
    expect(lineOf(one)).toMatchObject({ 'bench/visual_gain': -1, 'bench/shortcut_share': null });
  });

  it('is null, and there, where nothing is known', () => {
    const withheld = shortcutRecord(
      items,
      { full: 'ccccccccccwu', blind: 'cccwwwwwwwww' },
      {
        withheld: ['full', 'blind'],
      },
    );
    expect(lineOf(withheld)).toMatchObject({ 'bench/visual_gain': null });
    const failed = shortcutRecord(items, { full: 'ffffffffffff' });
    expect(lineOf(failed)).toMatchObject({
      'bench/full/accuracy': null,
      'bench/full/n': 0,
      'bench/failed': 12,
      'bench/visual_gain': null,
      'bench/shortcut_share': null,
    });
  });

  it('tells a subset apart from the whole', () => {
    const subset = { of: 'whole', ofItems: 90, items: 12, seed: 9 };
    const { result } = record;
    const part = {
      ...result,
      benchmark: { ...result.benchmark, itemSetName: 'subset-12', subset },
    };
    expect(metricsLine(part, MADE)).toMatchObject({ subset: 12, item_set: 'subset-12' });
  });
});

describe('a file of metrics', () => {
  it('keeps its lines whole when several processes write to it', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'deep', 'metrics.jsonl');
    const module = new URL('../../../harness/publish/append-metrics.ts', import.meta.url).href;
    await writeFile(
      join(folder, 'writer.mjs'),
      `import { appendMetrics } from ${JSON.stringify(module)};
       const [file, name] = process.argv.slice(2);
       for (let step = 0; step < 40; step += 1)
         await appendMetrics(file, { name, step, filler: name.repeat(3000) });`,
    );
    const writers = ['a', 'b', 'c'].map((name) =>
      fork(join(folder, 'writer.mjs'), [file, name], { stdio: 'inherit' }),
    );
    for (const [code] of await Promise.all(writers.map((one) => once(one, 'exit'))))
      expect(code).toBe(0);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const read = lines.map((line) => JSON.parse(line) as { name: string; step: number });
    for (const name of ['a', 'b', 'c'])
      expect(read.filter((one) => one.name === name).map(({ step }) => step)).toEqual(
        Array.from({ length: 40 }, (_, step) => step),
      );
  });

  it('that cannot be written is told', async () => {
    const folder = await temporaryFolder();
    await expect(appendMetrics(folder, {})).rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE' });
  });

  it('gets a line of each run that was asked to its end', async () => {
    const server = await chatServer(() => 'A');
    const { run } = await smallRun(server.url, { series: { id: 'sft', step: 7 } });
    const file = join(await temporaryFolder(), 'metrics.jsonl');
    await run({ metrics: file });
    await run({ metrics: file });
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      series: 'sft',
      step: 7,
      'nextqa/blind/accuracy': 0.333333,
      'nextqa/items': 6,
    });
    await expect(run({ metrics: file }, { shard: { index: 1, count: 2 } })).rejects.toMatchObject({
      code: 'USAGE',
    });
  });
});
