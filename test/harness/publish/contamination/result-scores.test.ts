import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Verdict } from '../../../../harness/contamination/level-check.ts';
import {
  readResults,
  resultScores,
} from '../../../../harness/publish/contamination/result-scores.ts';
import { subsetScoreSchema } from '../../../../harness/schema/contamination-report.ts';
import { makeItemSet } from '../../../site/support/make-result.ts';
import { shortcutRecord } from '../../../support/shortcut-record.ts';

const terms = {
  id: 'some',
  title: 'Some',
  licence: 'MIT',
  publishes: 'outcomes',
  task: 'question-answering',
} as const;
const named = { hash: 'set', benchmark: 'some', split: 'test', name: null, options: 4 };
const items = makeItemSet({ ...named, items: 80 });

/** The first `flagged` items are flagged, the others clear; the model has every flagged one right. */
function scored(flagged: number, publishes: 'outcomes' | 'aggregates', withheld: string[] = []) {
  const verdicts = new Map(
    items.ids.map((id, item): [string, Verdict] => [id, item < flagged ? 'flagged' : 'clear']),
  );
  const letters = items.ids
    .map((_, item) => (item < flagged || item % 2 === 0 ? 'c' : 'w'))
    .join('');
  const record = shortcutRecord(items, { full: letters }, { withheld });
  return resultScores([record], verdicts, { ...terms, publishes });
}

it('splits the score of a result by what a level says of its items', () => {
  const [score] = scored(40, 'outcomes');
  expect(subsetScoreSchema.parse(score)).toMatchObject({
    model: 'A',
    all: { value: 0.75, n: 80 },
    clean: { value: 0.5, n: 40 },
    flagged: { value: 1, n: 40 },
    difference: { value: -0.25, n: 80 },
    withheld: null,
  });
  expect(score?.difference?.high).toBeLessThan(0);
});

it('few flagged items are shown where outcomes may be, and not where only totals may', () => {
  expect(scored(4, 'outcomes')[0]).toMatchObject({ flagged: { n: 4 }, withheld: null });
  expect(scored(4, 'aggregates')[0]).toMatchObject({
    all: { n: 80 },
    clean: null,
    flagged: null,
    difference: null,
    withheld: 'a set of fewer than 30 items would give answers of some away',
  });
  expect(scored(40, 'aggregates')[0]).toMatchObject({ flagged: { n: 40 }, withheld: null });
});

it('items that the check did not look at are neither', () => {
  const record = shortcutRecord(items, { full: 'c'.repeat(80) });
  const [score] = resultScores([record], new Map(), terms);
  expect(score).toMatchObject({ all: { n: 80 }, clean: null, flagged: null, difference: null });
});

it('a result without outcomes has no parts', () => {
  expect(scored(40, 'outcomes', ['full'])).toEqual([]);
});

it('reads the records of one benchmark and refuses those of another', async () => {
  const results = join(import.meta.dirname, '../../../../results/video-mme');
  const shown = (path: string) => path;
  const read = await readResults([results], { benchmark: 'video-mme', shown });
  expect(read.length).toBeGreaterThan(10);
  await expect(readResults([results], { benchmark: 'nextqa', shown })).rejects.toMatchObject({
    code: 'COMPARISON_REFUSED',
  });
});
