import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FLOOR_SETS, makeFloorRecords } from '../../scripts/records/make-floors.ts';
import { makeRecords } from '../../scripts/records/make-records.ts';
import type { Result } from '../../harness/schema/result.ts';
import { describeWithRealData, realData } from '../support/real-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const RESULTS = fileURLToPath(new URL('../../results/', import.meta.url));

describeWithRealData('the committed floors', () => {
  it('of whole splits are what their rows give, byte for byte', async () => {
    const results = await temporaryFolder();
    const sets = FLOOR_SETS.filter(({ list }) => list === null);
    await makeFloorRecords(realData(), { results, sets });
    for (const name of await readdir(join(results, 'floors'))) {
      const committed = await readFile(join(RESULTS, 'floors', name), 'utf8');
      expect(await readFile(join(results, 'floors', name), 'utf8')).toBe(committed);
    }
  });
});

describeWithRealData('the committed records of baselines', () => {
  it('are what the rows give', async () => {
    const results = await temporaryFolder();
    const made = await makeRecords(realData(), { results, extent: 'all' });
    for (const { file, result } of made.filter((one) => one.result.model.kind === 'baseline')) {
      const committed = JSON.parse(
        await readFile(join(RESULTS, relative(results, file)), 'utf8'),
      ) as Result;
      expect(committed.probes, file).toEqual(result.probes);
    }
  });
});
