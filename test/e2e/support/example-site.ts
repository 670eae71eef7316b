import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../../../harness/publish/build-site.ts';
import { serveFolder } from '../../../harness/publish/serve-folder.ts';
import { exampleBoard, writeResults } from '../../site/support/example-board.ts';

/** Not the root, so that every address of every page is tried with a base path. */
const BASE = '/board/';

export type ExampleSites = {
  /** The built folder of the example board. */
  folder: string;
  base: string;
  /** Addresses with a slash at the end. */
  full: string;
  empty: string;
  close(): Promise<void>;
};

/** Builds the example board and the site of an empty folder side by side, and serves both. */
export async function exampleSites(): Promise<ExampleSites> {
  const work = await mkdtemp(join(tmpdir(), 'sightline-e2e-'));
  const [results, nothing] = [join(work, 'results'), join(work, 'nothing')];
  const [folder, emptyFolder] = [join(work, 'site'), join(work, 'empty-site')];
  await writeResults(results, exampleBoard);
  await mkdir(nothing);
  await Promise.all([
    buildSite({ results, out: folder, base: BASE }),
    buildSite({ results: nothing, out: emptyFolder }),
  ]);
  const full = await serveFolder({ folder, port: 0, base: BASE });
  const empty = await serveFolder({ folder: emptyFolder, port: 0 });
  return {
    folder,
    base: BASE,
    full: full.url,
    empty: empty.url,
    async close() {
      await Promise.all([full.close(), empty.close()]);
      await rm(work, { recursive: true, force: true });
    },
  };
}
