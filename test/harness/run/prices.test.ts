import { describe, expect, it } from 'vitest';
import table from '../../../harness/run/prices.json' with { type: 'json' };
import { costOf, costOfVideo, priceOf, videoPriceOf } from '../../../harness/run/prices.ts';
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

describe('prices of videos', () => {
  it('come with a date and a source, and are no prices of words', () => {
    expect(priceTableSchema.safeParse(table.videos).success).toBe(true);
    for (const [model, entry] of Object.entries(table.videos)) {
      expect(entry.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(entry.source).toMatch(/\./);
      expect(priceOf(model)).toBeNull();
      expect(videoPriceOf(model)).not.toBeNull();
    }
    expect(videoPriceOf('gpt-4o')).toBeNull();
    expect(videoPriceOf('my-generator')).toBeNull();
  });

  it('are by the second, by size, or by the video; the user says it better', () => {
    const price = { videoSecond: 0.3, sizes: { '1792x1024': 0.5 }, asOf: '' };
    expect(costOfVideo(price, { seconds: 8 })).toBeCloseTo(2.4);
    expect(costOfVideo(price, { seconds: 8, size: '1792x1024' })).toBe(4);
    expect(costOfVideo(price, { seconds: 8, size: '1280x720' })).toBeCloseTo(2.4);
    expect(costOfVideo({ ...price, usualSeconds: 4 }, {})).toBeCloseTo(1.2);
    expect(costOfVideo(price, {})).toBeNull();
    expect(costOfVideo({ video: 0.15, asOf: '' }, { seconds: 8 })).toBe(0.15);
    const own = { 'sora-2': { videoSecond: 0.01, asOf: '2026-02-03' } };
    expect(videoPriceOf('sora-2', own)).toEqual(own['sora-2']);
  });

  it('without any figure is no price', () => {
    expect(() => videoPriceOf('m', { m: { usualSeconds: 4 } })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error,
    );
  });
});
