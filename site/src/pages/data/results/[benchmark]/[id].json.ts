import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { allResults } from '../../../../records/catalogue.ts';
import { resultsFolder } from '../../../../records/results-folder.ts';

export const getStaticPaths = (async () =>
  (await allResults()).map(({ id, benchmark }) => ({
    params: { benchmark: benchmark.id, id },
  }))) satisfies GetStaticPaths;

/** The record byte for byte, so that its hash is the hash of the published file. */
export const GET: APIRoute = async ({ params }) =>
  new Response(
    await readFile(join(resultsFolder(), `${params['benchmark']}`, `${params['id']}.json`)),
  );
