import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FLOOR_SETS, makeFloorRecords } from '../../scripts/records/make-floors.ts';
import { describeWithRealData, realData } from '../support/real-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const RESULTS = fileURLToPath(new URL('../../results/', import.meta.url));

describeWithRealData('the committed floors', () => {
  it('of NExT-QA are what its rows give, byte for byte', async () => {
    const results = await temporaryFolder();
    const sets = FLOOR_SETS.filter(({ benchmark }) => benchmark === 'nextqa');
    await makeFloorRecords(realData(), { results, sets });
    for (const name of await readdir(join(results, 'floors'))) {
      const committed = await readFile(join(RESULTS, 'floors', name), 'utf8');
      expect(await readFile(join(results, 'floors', name), 'utf8')).toBe(committed);
    }
  });
});
