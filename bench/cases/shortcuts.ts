import { setTimeout as wait } from 'node:timers/promises';
import { evidenceOf } from '../../harness/shortcuts/evidence.ts';
import { shortcutReport } from '../../harness/shortcuts/report.ts';
import type { BenchmarkCase } from '../case.ts';
import { syntheticItemSet, syntheticResult } from '../synthetic-records.ts';

const RECORDS = 40;
const ITEMS = 8564;
const VIDEOS = 1000;
const LIMIT_SECONDS = 5;

/** Needs no data: invented outcomes over a set of the size of NExT-QA's test split. */
export const benchmark: BenchmarkCase = {
  title: `the shortcut report of ${RECORDS} records × ${ITEMS} items × 6 probes, under ${LIMIT_SECONDS} s in one process`,
  async prepare() {
    const items = syntheticItemSet(ITEMS, VIDEOS);
    const results = Array.from({ length: RECORDS }, (_, index) => syntheticResult(items, index));
    return {
      measurements: [
        {
          name: `outcome strings read, every figure with its interval and breakdowns, 2,000 resamples, against ${LIMIT_SECONDS} seconds`,
          async subject() {
            const records = results.map((result) => ({
              evidence: evidenceOf(result, items),
              path: null,
            }));
            shortcutReport(records);
          },
          yardstick: () => wait(LIMIT_SECONDS * 1000),
          target: 1,
        },
      ],
      notes: [`${VIDEOS} videos, 10 labels in two breakdowns`],
      close: async () => {},
    };
  },
};
