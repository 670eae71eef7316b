import { describe, expect, it } from 'vitest';
import table from '../../../harness/run/prices.json' with { type: 'json' };
import { costOf, priceOf } from '../../../harness/run/prices.ts';
import { priceTableSchema } from '../../../harness/schema/price-table.ts';

describe('prices', () => {
  it('come with a date, and each is one', () => {
    expect(table.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(priceTableSchema.safeParse(table.models).success).toBe(true);
  });

  it('are the same for the dated name of a model; the user says it better', () => {
    const known = priceOf('gpt-4o');
    expect(known).toMatchObject({ asOf: table.asOf });
    expect(priceOf('gpt-4o-2024-08-06')).toEqual(known);
    const own = { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 1, asOf: '2026-02-03' } };
    expect(priceOf('gpt-4o', own)).toEqual(own['gpt-4o']);
    expect(priceOf('my-model')).toBeNull();
  });

  it.each([
    [{ m: { inputPerMillion: -1, outputPerMillion: 1 } }, /m\.inputPerMillion/],
    [{ m: { inputPerMillion: 1 } }, /outputPerMillion/],
    [{ m: { inputPerMillion: 1, outputPerMillion: 1, perImage: 2 } }, /perImage/],
    ['cheap', /price table/],
  ])('%j is no price table', (own, words) => {
    expect(() => priceOf('m', own)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(words) as string,
      }) as Error,
    );
  });

  it('make a cost of tokens', () => {
    const price = { inputPerMillion: 2, outputPerMillion: 8, asOf: '' };
    expect(costOf({ inputTokens: 500_000, outputTokens: 250_000 }, price)).toBe(3);
    expect(costOf(undefined, price)).toBe(0);
  });
});
