import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { buildSite } from '../../harness/publish/build-site.ts';
import { compareRecords, sidesOf } from '../../site/src/model/comparison/compare-records.ts';
import type { BenchmarkCase } from '../case.ts';
import { syntheticItemSet, syntheticResult } from '../synthetic-records.ts';

const RESULTS = 200;
const ITEMS = 8564;
const VIDEOS = 1000;
const LIMITS = { buildSeconds: 60, compareMs: 200 };
/** A yardstick of a minute would be waited for three times. */
const SHARE = 0.1;

/** Needs no data: invented outcomes over a set of the size of NExT-QA's test split. */
export const benchmark: BenchmarkCase = {
  title: `the site of ${RESULTS} results × ${ITEMS} items × 6 probes`,
  async prepare(cacheFolder) {
    const items = syntheticItemSet(ITEMS, VIDEOS);
    const results = join(cacheFolder, 'results');
    await writeBoard(results, items);
    const out = join(cacheFolder, 'site');
    const records = [0, 1].map((index) => ({
      path: `synthetic/model-${index}.json`,
      result: recordOf(index, items),
      items,
    }));
    const choice = { probe: 'full', commonItems: false, differentProtocol: false };
    await buildSite({ results, out });
    const page = await readFile(join(out, 'benchmarks', 'synthetic', 'index.html'));
    return {
      measurements: [
        {
          name: `every record checked, every page written and weighed, against a tenth of ${LIMITS.buildSeconds} s`,
          subject: () => buildSite({ results, out }),
          yardstick: () => wait(LIMITS.buildSeconds * 1000 * SHARE),
          target: 1 / SHARE,
        },
        {
          name: `two results compared as the page does, against ${LIMITS.compareMs} ms`,
          async subject() {
            compareRecords(sidesOf(records), choice, new Map());
          },
          yardstick: () => wait(LIMITS.compareMs),
          target: 1,
        },
      ],
      notes: [`the leaderboard: ${brotliCompressSync(page).length} bytes of HTML (Brotli)`],
      close: async () => {},
    };
  },
};

type Items = ReturnType<typeof syntheticItemSet>;

function recordOf(index: number, items: Items) {
  const result = syntheticResult(items, index);
  return { ...result, benchmark: { ...result.benchmark, items: ITEMS, clusters: VIDEOS } };
}

/** Written once: to draw the outcomes takes longer than to build their site. */
async function writeBoard(folder: string, items: Items): Promise<void> {
  const done = join(folder, 'items', 'synthetic.json');
  const isThere = await access(done).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  for (const name of ['items', 'synthetic']) await mkdir(join(folder, name), { recursive: true });
  for (let index = 0; index < RESULTS; index += 1) {
    const file = join(folder, 'synthetic', `model-${index}.json`);
    await writeFile(file, JSON.stringify(recordOf(index, items)));
  }
  await writeFile(done, JSON.stringify(items));
}
