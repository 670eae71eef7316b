import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresAgain } from '../../../harness/checklists/record-figures.ts';
import type { GradedSet } from '../../../harness/checklists/graded-items.ts';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { readRecords } from '../../../harness/publish/read-records.ts';
import { rounded } from '../../../harness/publish/rounded.ts';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';
import { resultSchema } from '../../../harness/schema/result.ts';
import { readResults } from '../../../site/src/records/read-results.ts';
import { generationRun, goldRatings, type Verdict } from '../../support/generation-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const options = {
  runBy: null,
  source: null,
  publishedAt: new Date('2026-01-02T00:00:00Z'),
  allowIncomplete: false,
};
const keeps = goldRatings('keeps-the-rule');
const breaks = goldRatings('breaks-the-rule');
const without = (changes: Record<string, Verdict>) => ({ ...breaks, ...changes });

async function published(said: Record<string, Record<string, Verdict>[]>, more = {}) {
  const results = await temporaryFolder();
  const run = await generationRun({ model: 'some', said });
  return { results, ...(await publishRun(run, results, { ...options, ...more })) };
}

describe('the record of a generator', () => {
  it('has the ratings of each probe, and every figure comes out of the published files alone', async () => {
    const { file, results } = await published({ full: [breaks], 'judge-blind': [keeps] });
    const record = resultSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const path = join(results, 'items', `${record.benchmark.itemSet}.json`);
    const items = itemSetSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(record.probes['full']?.checklists?.ratings).toEqual([
      'ggpp ggggp gggp gggp gggp ggp gggp gggp gggp ggp ggp ggp',
    ]);
    for (const [id, figures] of figuresAgain(record.probes, items as GradedSet)) {
      const { ratings: _, ...told } = record.probes[id]!.checklists!;
      expect(told).toEqual(rounded(figures));
    }
    expect(record.probes['judge-blind']?.checklists?.againstFull?.strict).toMatchObject({ n: 12 });
    expect(JSON.stringify(items)).not.toMatch(/\?|ball/);
  });

  it('is read by the site', async () => {
    const { results, result } = await published({ full: [breaks], 'judge-blind': [keeps] });
    const read = await readResults(results);
    expect(read.results).toEqual([result]);
    expect(read.cards).toMatchObject([{ id: 'ruler-bench', task: 'generation' }]);
  });

  it('has a score that is not its accuracy', async () => {
    const { result } = await published({ full: [breaks] });
    const full = result.probes['full']!;
    expect(full.accuracy?.value).toBe(0);
    // Every video fails one of its dimensions, and one video two.
    expect(full.checklists!.rules.official.overall.average!.value).toBeGreaterThan(0.6);
    expect(full.sameAsFull).toBeNull();
  });

  it.each([
    ['a missing video', 'failed', /1 trials have no video/],
    ['a video without a verdict', 'unjudged', /1 videos wait for their judge/],
  ] as const)('is incomplete with %s', async (_, verdict, message) => {
    const said = { full: [without({ free_fall_1: verdict })] };
    await expect(published(said)).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      message: expect.stringMatching(message) as string,
    });
    const { result } = await published(said, { allowIncomplete: true });
    expect(result.completeness.complete).toBe(false);
    const { official, strict } = result.probes['full']!.checklists!.rules;
    expect([official.coverage.scored, strict.coverage.scored]).toEqual([11, 12]);
  });

  it('is complete where the provider would not make a video, and strict counts it as Poor', async () => {
    const { result } = await published({ full: [without({ free_fall_1: 'refused' })] });
    expect(result.completeness.complete).toBe(true);
    expect(result.probes['full']!.checklists!.rules.strict.coverage.noVideo).toBe(1);
  });

  it('holds the ratings of a trivial generator: they give nothing away', async () => {
    const endpoint = { adapter: 'baseline', kind: 'baseline', model: 'still', identity: null };
    const run = await generationRun({
      model: 'still',
      said: { full: [breaks] },
      changes: { endpoint: { ...endpoint, kind: 'baseline', baseUrls: [] } },
    });
    const { result } = await publishRun(run, await temporaryFolder(), options);
    expect(result.provenance.endpoint).toBe('baseline');
    expect(result.probes['full']).toMatchObject({
      outcomes: 'wwwwwwwwwwww',
      checklists: { ratings: [expect.any(String)] },
    });
  });

  it('is read back, and refused where its ratings are not of its items', async () => {
    const { file } = await published({ full: [breaks] });
    const [read] = await readRecords([file]);
    expect(read?.items.checklists?.questions).toHaveLength(12);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('ggpp ggggp', 'ggp ggggp'));
    await expect(readRecords([file])).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/"ggp" for 4 questions of item 1 in full/) as string,
    });
  });
});
