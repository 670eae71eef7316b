import { expect, it } from 'vitest';
import { baseline as logit } from '../../../../harness/endpoints/baselines/logit.ts';
import { baseline as logitQuestions } from '../../../../harness/endpoints/baselines/logit-questions.ts';
import { creditOf } from '../../../../harness/endpoints/blind/credit.ts';
import { hashOf } from '../../../../harness/hash.ts';
import { random } from '../../../../harness/random.ts';
import { withoutGold, type Item } from '../../../../harness/schema/item.ts';
import { inventedItems, optionsItem } from '../../../support/blind-items.ts';

function accuracy(items: Item[], baseline = logit): number {
  const rule = baseline.fit(items, 0);
  const credits = items.map((item) => creditOf(item, rule(withoutGold(item))) ?? 0);
  return credits.reduce((sum, credit) => sum + credit, 0) / items.length;
}

it('finds a word that gives the answer away, in videos that it has not seen', () => {
  expect(accuracy(inventedItems(200, { signal: true }))).toBeGreaterThan(0.95);
});

it('finds nothing where there is nothing', () => {
  expect(accuracy(inventedItems(400))).toBeLessThan(0.32);
});

it('learns from the same video only with folds of questions', () => {
  // The right answer is the same one throughout a video; all others stand in one question only.
  const word = (...key: unknown[]) => `w${hashOf(key).slice(0, 7)}0`;
  const items = Array.from({ length: 160 }, (_, n) => {
    const video = 10 + Math.floor(n / 8);
    const wrong = [1, 2, 3].map((place) => word(n, place));
    const right = random(1, 'place', String(n)).integer(0, 2);
    const texts = wrong.with(right, word(video));
    return optionsItem(`v${video}_${n}`, texts, { right });
  });
  expect(accuracy(items, logitQuestions)).toBeGreaterThan(0.9);
  expect(accuracy(items)).toBeLessThan(0.5);
});

it('ties everything where one video leaves nothing to train on', () => {
  const items = inventedItems(8, { perVideo: 8 });
  expect(logit.fit(items, 0)(withoutGold(items[0] as Item))).toEqual([0, 0, 0, 0]);
});

it('scores the options where a probe has moved them', () => {
  const items = inventedItems(200, { signal: true });
  const item = items[0] as Item;
  const options = item.options?.toReversed() ?? [];
  const rule = logit.fit(items, 0);
  const at = (scores: number[] | null) => scores?.indexOf(Math.max(...scores)) ?? -1;
  const there = at(rule(withoutGold(item)));
  expect(at(rule({ ...withoutGold(item), options }))).toBe(options.length - 1 - there);
});
