import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { benchmarkCardSchema, type BenchmarkCard } from '../../harness/schema/benchmark-card.ts';
import { benchmarkProtocolsSchema } from '../../harness/schema/benchmark-protocols.ts';
import { floorsSchema } from '../../harness/schema/floors.ts';
import { itemSetSchema } from '../../harness/schema/item-set.ts';
import { ledgerEntrySchema } from '../../harness/schema/ledger.ts';
import { reportedSourceSchema } from '../../harness/schema/reported.ts';
import { resultSchema } from '../../harness/schema/result.ts';
import { docPageSchema } from './docs/doc-page-schema.ts';
import { settings } from './publishing/settings.ts';
import { recordsLoader } from './records/records-loader.ts';

export const collections = {
  docs: defineCollection({
    // Of the project, not of the results: a board of one's own has the same guide.
    loader: glob({ pattern: ['*.md', '!README.md'], base: '../docs/guide' }),
    schema: docPageSchema,
  }),
  results: defineCollection({
    loader: recordsLoader('results', ({ results }) =>
      results.map((data) => ({ id: `${data.benchmark.id}/${data.id}`, data })),
    ),
    schema: resultSchema,
  }),
  itemSets: defineCollection({
    loader: recordsLoader('item-sets', ({ itemSets }) =>
      itemSets.map((data) => ({ id: data.hash, data })),
    ),
    schema: itemSetSchema,
  }),
  floors: defineCollection({
    loader: recordsLoader('floors', ({ floors }) =>
      floors.map((data) => ({ id: data.benchmark.itemSet, data })),
    ),
    schema: floorsSchema,
  }),
  reported: defineCollection({
    loader: recordsLoader('reported', ({ reported }) =>
      reported.map((data) => ({ id: data.id, data })),
    ),
    schema: reportedSourceSchema,
  }),
  protocols: defineCollection({
    loader: recordsLoader('protocols', ({ protocols }) =>
      protocols.map((data) => ({ id: data.benchmark.id, data })),
    ),
    schema: benchmarkProtocolsSchema,
  }),
  ledger: defineCollection({
    loader: recordsLoader('ledger', ({ ledger }) =>
      ledger.map((data, place) => ({ id: String(place), data: { ...data, place } })),
    ),
    schema: ledgerEntrySchema.extend({ place: z.int() }),
  }),
  benchmarks: defineCollection({
    loader: recordsLoader('benchmarks', ({ cards }) =>
      // The order of the file is the order on the page; collections do not keep one.
      withOwn(cards).map((data, place) => ({ id: data.id, data: { ...data, place } })),
    ),
    schema: benchmarkCardSchema.extend({ place: z.int() }),
  }),
};

/** The cards of the results, then those that only the board's config names. */
function withOwn(cards: BenchmarkCard[]): BenchmarkCard[] {
  return [...cards, ...settings.cards.filter(({ id }) => cards.every((card) => card.id !== id))];
}
