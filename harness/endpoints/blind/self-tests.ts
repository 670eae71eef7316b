import { createHash } from 'node:crypto';
import { random } from '../../random.ts';
import { withoutGold, type Item } from '../../schema/item.ts';
import { creditOf, rightOption } from './credit.ts';
import type { FeatureRows } from './feature-rows.ts';
import { heldOutLogit, logitFolds } from './held-out-logit.ts';
import { optionFeatures } from './option-features.ts';
import { shuffled } from './shuffled.ts';

/**
 * Whether an item's own answer leaves its features and its score alone, to the last bit: answers are
 * changed in one held-out fold only, and nothing of that fold may move. Null where nothing can be
 * held out. A published classifier lost 19 points when this was checked.
 *
 * @param featuresOf what is checked; a test plants a leak here.
 */
export function labelInvariance(
  items: Item[],
  seed: number,
  featuresOf: (items: Item[]) => FeatureRows = optionFeatures,
): boolean | null {
  const folds = logitFolds(items, { seed, heldOut: 'video' });
  if (folds.count === 0) return null;
  const held = (item: Item) => folds.of(item) === 0;
  const changed = items.map((item) => (held(item) ? withNextGold(item) : item));
  const [before, after] = [items, changed].map((all) => {
    const rule = heldOutLogit(all, { seed, heldOut: 'video', folds: [0] });
    const own = all.filter(held);
    const { start, index, value } = featuresOf(own);
    const scores = Float64Array.from(own.flatMap((item) => rule(withoutGold(item)) ?? []));
    return [start, index, value, scores].map(bytes);
  }) as [Buffer[], Buffer[]];
  return before.every((one, place) => one.equals(after[place] as Buffer));
}

/**
 * The accuracy on questions whose options are permuted and whose answers are drawn at random: what
 * the whole machinery finds where there is nothing to find. It must be about chance.
 */
export function shuffledLabelNull(items: Item[], seed: number): number {
  const drawn = items
    .filter((item) => rightOption(item) !== null)
    .map((item) => withRandomGold(item, seed));
  const rule = heldOutLogit(drawn, { seed, heldOut: 'video' });
  const credits = drawn.map((item) => creditOf(item, rule(withoutGold(item))) ?? 0);
  return credits.reduce((sum, credit) => sum + credit, 0) / credits.length;
}

/** Folds and batches follow the order of the rows, so that another order gives other figures. */
export function rowOrderSha1(items: Pick<Item, 'id'>[]): string {
  return createHash('sha1')
    .update(JSON.stringify(items.map(({ id }) => id)))
    .digest('hex');
}

function withNextGold(item: Item): Item {
  const right = rightOption(item);
  const options = item.options ?? [];
  const next = right === null ? undefined : options[(right + 1) % options.length];
  return next === undefined ? item : { ...item, gold: { kind: 'choice', letter: next.letter } };
}

function withRandomGold(item: Item, seed: number): Item {
  const letters = (item.options ?? []).map(({ letter }) => letter);
  const texts = shuffled(item.options ?? [], seed, 'null options', item.id);
  const options = texts.map(({ text }, place) => ({ letter: letters[place] ?? '', text }));
  const place = random(seed, 'null gold', item.id).integer(0, options.length - 1);
  return { ...item, options, gold: { kind: 'choice', letter: letters[place] ?? '' } };
}

function bytes(array: Float64Array | Uint32Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
