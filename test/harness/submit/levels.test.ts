import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecords } from '../../../harness/publish/read-records.ts';
import { resultSchema } from '../../../harness/schema/result.ts';
import { parseRecord } from '../../../site/src/records/parse-record.ts';
import {
  drawOutcomes,
  makeItemSet,
  makeProbe,
  makeResult,
} from '../../site/support/make-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { verified } from '../../support/verification.ts';

const named = { hash: 'aa', benchmark: 'nextqa', split: 'val', name: null };
const items = makeItemSet({ ...named, items: 40, options: 5 });
const full = makeProbe(items, drawOutcomes(items, { key: 'reader', share: 0.6 }));

/** A record whose level was written by hand, or by a verification. */
const textOf = (verification = false): string => {
  const provenance = {
    level: 'spot-checked',
    ...(verification ? { verification: verified() } : {}),
  };
  const model = { name: 'Reader' };
  return JSON.stringify(
    makeResult(items, { full }, { id: 'reader', model, provenance } as Parameters<
      typeof makeResult
    >[2]),
  );
};

it('a level without evidence is refused wherever records are read: by commands and by the site', async () => {
  const results = await temporaryFolder();
  const file = join(results, 'nextqa', 'reader.json');
  await mkdir(join(results, 'nextqa'));
  await mkdir(join(results, 'items'));
  await writeFile(join(results, 'items', 'aa.json'), JSON.stringify(items));
  await writeFile(file, textOf());
  const message = 'the level spot-checked needs a verification';
  await expect(readRecords([file])).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(message) as string,
  });
  expect(parseRecord(textOf(), resultSchema)).toEqual({
    findings: [{ field: 'provenance.level', message }],
  });
  await writeFile(file, textOf(true));
  expect(await readRecords([file])).toHaveLength(1);
  expect(parseRecord(textOf(true), resultSchema)).toHaveProperty('value');
});
