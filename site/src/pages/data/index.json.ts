import type { APIRoute } from 'astro';
import { recordAddress } from '../../address.ts';
import { allResults } from '../../records/catalogue.ts';

/** The list of all records: what a program reads first. */
export const GET: APIRoute = async () => {
  const results = await allResults();
  return Response.json({
    schemaVersion: 1,
    results: results.map((result) => ({
      benchmark: result.benchmark.id,
      id: result.id,
      itemSet: result.benchmark.itemSet,
      model: result.model.id,
      record: recordAddress(result),
    })),
  });
};
