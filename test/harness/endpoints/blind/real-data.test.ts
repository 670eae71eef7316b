import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { benchmark } from '../../../../benchmarks/nextqa/benchmark.ts';
import { baselines } from '../../../../harness/endpoints/baseline.ts';
import { creditOf, rightOption } from '../../../../harness/endpoints/blind/credit.ts';
import { heldOutLogit } from '../../../../harness/endpoints/blind/held-out-logit.ts';
import {
  labelInvariance,
  shuffledLabelNull,
} from '../../../../harness/endpoints/blind/self-tests.ts';
import type { Rule } from '../../../../harness/schema/baseline.ts';
import { withoutGold, type Item } from '../../../../harness/schema/item.ts';
import { loadItems } from '../../../support/load-items.ts';
import { describeWithRealData, realData } from '../../../support/real-data.ts';

type Credit = (item: Item, scores: number[]) => number;
const tolerant: Credit = (item, scores) => creditOf(item, scores) ?? 0;

/** Quotients that are equal on paper, such as 1.4 / 7 and 0.4 / 2, differ here. */
const bitwise: Credit = (item, scores) => {
  const highest = Math.max(...scores);
  const right = scores[rightOption(item) ?? -1];
  return right === highest ? 1 / scores.filter((score) => score === highest).length : 0;
};

function percent(items: Item[], rule: Rule, credit: Credit = tolerant): number {
  const credits = items.map((item) => credit(item, rule(withoutGold(item)) ?? []));
  return (100 * credits.reduce((sum, one) => sum + one, 0)) / items.length;
}

async function accuracyOf(id: string, items: Item[], credit?: Credit): Promise<number> {
  const baseline = await baselines.load(id);
  return Number(percent(items, baseline.fit(items, 0), credit).toFixed(2));
}

const items = (split: string) => loadItems(benchmark, realData(), split).then((all) => all.items);

/** The same questions with the blanks around options that the files have and the loader trims. */
async function untrimmed(split: string): Promise<Item[]> {
  const text = readFileSync(join(realData(), 'nextqa', `${split}.csv`), 'utf8');
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
  return (await items(split)).map((item, row) => ({
    ...item,
    options:
      item.options?.map((option, place) => ({ ...option, text: rows[row]?.[`a${place}`] ?? '' })) ??
      [],
  }));
}

describeWithRealData('blind baselines on NExT-QA', () => {
  describe.each([
    ['val', [20.28, 20.64, 22.69, 23.36, 23.86]],
    ['test', [20.63, 19.83, 23.24, 23.31, 24.19]],
  ])('%s', (split, figures) => {
    const ids = ['majority-letter', 'longest-option', 'shortest-option', 'jaccard', 'tfidf'];

    it('are the published figures, of the cells as they are', async () => {
      const all = await untrimmed(split);
      const found = await Promise.all(ids.map((id) => accuracyOf(id, all)));
      expect(found).toEqual(figures);
    });

    it('move by a hundredth where the loader trims an option', async () => {
      const all = await items(split);
      for (const [place, id] of ids.entries()) {
        const difference = (await accuracyOf(id, all)) - (figures[place] ?? 0);
        expect(Math.abs(difference)).toBeLessThan(0.011);
      }
    });
  });

  // The published priors compare quotients bit by bit; here equal ones tie, as on paper.
  it.each([
    ['val', 'option-prior', 24.92, 24.89],
    ['val', 'option-prior-other-videos', 21.97, 21.94],
    ['test', 'option-prior', 23.92, 23.94],
    ['test', 'option-prior-other-videos', 22.01, 22.05],
  ])('%s: %s', async (split, id, ours, published) => {
    expect(await accuracyOf(id, await items(split))).toBe(ours);
    const theirs = await accuracyOf(id, await untrimmed(split), bitwise);
    expect(Math.abs(theirs - published)).toBeLessThan(0.011);
  });

  it('the logit finds what was published, with fewer features less', async () => {
    const test = await items('test');
    const logit = (words: Omit<Parameters<typeof heldOutLogit>[1], 'seed'>) =>
      percent(test, heldOutLogit(test, { seed: 0, ...words }));
    const published = [
      [logit({ heldOut: 'video', features: 'dense' }), 25.6],
      [logit({ heldOut: 'video', features: 'option-words' }), 28.5],
      [logit({ heldOut: 'video' }), 30.54],
      [logit({ heldOut: 'question' }), 33.64],
    ] as const;
    // Seeds move them by 0.25; the details of the published training are not known.
    for (const [ours, theirs] of published) expect(Math.abs(ours - theirs)).toBeLessThan(0.75);
  });

  it('passes its self-tests', async () => {
    const val = await items('val');
    expect(labelInvariance(val, 0)).toBe(true);
    // Three standard errors of the mean of 4,996 guesses at one in five.
    expect(Math.abs(shuffledLabelNull(val, 0) - 0.2)).toBeLessThan(0.017);
  });
});
