import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { textChunks } from '../../../harness/data/text-chunks.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const text = 'é两🙂\n'.repeat(50_000);

it('unpacks what ends in .gz and reads the rest as it is, with no character cut', async () => {
  const folder = await temporaryFolder();
  const [plain, packed] = [join(folder, 'a.csv'), join(folder, 'a.csv.gz')];
  await writeFile(plain, text);
  await writeFile(packed, gzipSync(text));
  for (const path of [plain, packed]) {
    const chunks = await Array.fromAsync(textChunks(path));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.join('')).toBe(text);
  }
});

it('a file that is cut is refused by its name', async () => {
  const path = join(await temporaryFolder(), 'a.csv.gz');
  await writeFile(path, gzipSync(text).subarray(0, 100));
  await expect(Array.fromAsync(textChunks(path))).rejects.toMatchObject({ code: 'DATA_INVALID' });
});
