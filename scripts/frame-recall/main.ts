/**
 * Changes clips in ways that copies are changed, looks for them, and writes the table of
 * `docs/contamination.md`: `node scripts/frame-recall/main.ts DIR` with a folder of clips.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { openMedia } from '../../harness/media/media.ts';
import { measureRecall } from './experiment.ts';
import { recallTable, withTable } from './table.ts';

const PAGE = fileURLToPath(new URL('../../docs/contamination.md', import.meta.url));

const [from] = process.argv.slice(2);
if (from === undefined) {
  process.stderr.write('which folder of clips?\n');
  process.exit(2);
}
const to = await mkdtemp(join(tmpdir(), 'sightline-frame-recall-'));
const media = await openMedia({ processes: 2 });
try {
  const recall = await measureRecall({ from: resolve(from), to, media });
  const page = withTable(await readFile(PAGE, 'utf8'), recallTable(recall));
  await writeFile(PAGE, await format(page, { parser: 'markdown' }));
} finally {
  await media.close();
  await rm(to, { recursive: true });
}
