import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runToken } from '../../../harness/queue/token.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a run folder keeps its name in the queue; another folder has another', async () => {
  const folder = await temporaryFolder();
  const token = await runToken(folder);
  expect(await runToken(folder)).toBe(token);
  expect(await runToken(await temporaryFolder())).not.toBe(token);
  await writeFile(join(folder, 'queue.json'), '{"tok');
  expect(await runToken(folder)).not.toBe(token);
});
