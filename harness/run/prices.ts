import { SightlineError } from '../errors.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import type { Usage } from '../schema/endpoint.ts';
import type { ModelSettings } from '../schema/protocol.ts';
import { priceTableSchema, type PriceTable } from '../schema/price-table.ts';
import builtIn from './prices.json' with { type: 'json' };

/** Of words. */
export type Price = { inputPerMillion: number; outputPerMillion: number; asOf: string };

/** Of a generator: by the second, or by the video where that is said. */
export type VideoPrice = Pick<
  PriceTable[string],
  'videoSecond' | 'sizes' | 'video' | 'usualSeconds'
> & { asOf: string };

/**
 * What a model costs: the user's price before the list that comes with Sightline. A dated name
 * (`gpt-4o-2024-08-06`) has the price of the undated one.
 *
 * @param own when it came, for entries without a date of their own.
 * @returns null when nobody says.
 * @throws `CONFIG_INVALID` for a price that is none, such as a negative number.
 */
export function priceOf(model: string, own: unknown = {}): Price | null {
  const found = entryOf(model, own);
  if (found?.inputPerMillion === undefined || found.outputPerMillion === undefined) return null;
  const { inputPerMillion, outputPerMillion, asOf } = found;
  return { inputPerMillion, outputPerMillion, asOf };
}

/** The same of a video generator. */
export function videoPriceOf(model: string, own: unknown = {}): VideoPrice | null {
  const found = entryOf(model, own);
  if (found === null || (found.videoSecond ?? found.video) === undefined) return null;
  const { inputPerMillion: _, outputPerMillion: __, source: ___, ...price } = found;
  return price;
}

/** In US dollars. */
export function costOf(usage: Usage | undefined, price: Price): number {
  const input = (usage?.inputTokens ?? 0) * price.inputPerMillion;
  const output = (usage?.outputTokens ?? 0) * price.outputPerMillion;
  return (input + output) / 1_000_000;
}

/** One video in US dollars; null where it is sold by the second and nobody says how long it is. */
export function costOfVideo(
  { videoSecond, sizes, video, usualSeconds }: VideoPrice,
  { seconds = usualSeconds, size }: Pick<ModelSettings, 'seconds' | 'size'>,
): number | null {
  if (video !== undefined) return video;
  const rate = (size === undefined ? undefined : sizes?.[size]) ?? videoSecond;
  return rate === undefined || seconds === undefined ? null : rate * seconds;
}

function entryOf(model: string, own: unknown): (PriceTable[string] & { asOf: string }) | null {
  const parsed = priceTableSchema.safeParse(own);
  if (!parsed.success) {
    throw new SightlineError(
      'CONFIG_INVALID',
      `the price table: ${describeIssues(parsed.error).join('; ')}`,
      {
        hint: 'US dollars per million tokens: {"<model>": {"inputPerMillion": 1, "outputPerMillion": 2}}, or of videos: {"<model>": {"videoSecond": 0.1}}',
      },
    );
  }
  const table: PriceTable = { ...builtIn.models, ...builtIn.videos, ...parsed.data };
  const found = table[model] ?? table[model.replace(/-(\d{4}-\d{2}-\d{2}|\d{8})$/, '')];
  return found === undefined ? null : { ...found, asOf: found.asOf ?? builtIn.asOf };
}
