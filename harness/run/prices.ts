import { z } from 'zod';
import { SightlineError } from '../errors.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import type { Usage } from '../schema/endpoint.ts';
import builtIn from './prices.json' with { type: 'json' };

const rate = z.number().nonnegative().finite();

/** US dollars per million tokens, by model; the user's own table. */
export const priceTableSchema = z.record(
  z.string(),
  z.strictObject({ inputPerMillion: rate, outputPerMillion: rate, asOf: z.iso.date().optional() }),
);

export type Price = { inputPerMillion: number; outputPerMillion: number; asOf: string };

/**
 * What a model costs: the user's price before the list that comes with Sightline. A dated name
 * (`gpt-4o-2024-08-06`) has the price of the undated one.
 *
 * @param own when it came, for entries without a date of their own.
 * @returns null when nobody says.
 * @throws `CONFIG_INVALID` for a price that is none, such as a negative number.
 */
export function priceOf(model: string, own: unknown = {}): Price | null {
  const parsed = priceTableSchema.safeParse(own);
  if (!parsed.success) {
    throw new SightlineError(
      'CONFIG_INVALID',
      `the price table: ${describeIssues(parsed.error).join('; ')}`,
      {
        hint: 'US dollars per million tokens: {"<model>": {"inputPerMillion": 1, "outputPerMillion": 2}}',
      },
    );
  }
  const table: Record<
    string,
    { inputPerMillion: number; outputPerMillion: number; asOf?: string | undefined }
  > = {
    ...builtIn.models,
    ...parsed.data,
  };
  const found = table[model] ?? table[model.replace(/-(\d{4}-\d{2}-\d{2}|\d{8})$/, '')];
  return found === undefined ? null : { ...found, asOf: found.asOf ?? builtIn.asOf };
}

/** In US dollars. */
export function costOf(usage: Usage | undefined, price: Price): number {
  const input = (usage?.inputTokens ?? 0) * price.inputPerMillion;
  const output = (usage?.outputTokens ?? 0) * price.outputPerMillion;
  return (input + output) / 1_000_000;
}
