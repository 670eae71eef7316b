import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sha256 } from './data-file.ts';

const FOLDER = 'data';
const MANIFEST = 'v1/manifest.json';

type Listed = { path: string; bytes: number; sha256: string };

/** Names every file of the data folder with its size and hash, once all of them are written. */
export function manifest(): AstroIntegration {
  return {
    name: 'manifest',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = join(fileURLToPath(dir), FOLDER);
        const text = manifestText(await listFiles(folder));
        await writeFile(join(folder, MANIFEST), text);
      },
    },
  };
}

/** Paths are below `data/`; sorted. The manifest itself is left out. */
export async function listFiles(folder: string): Promise<Listed[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== MANIFEST && !path.endsWith('.html'))
    .toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(folder, path));
      return { path, bytes: bytes.length, sha256: sha256(bytes) };
    }),
  );
}

/** The same files give the same release: no date and no machine has a part in it. */
export function manifestText(files: Listed[]): string {
  const lines = files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
  const release = sha256(new TextEncoder().encode(lines)).slice(0, 16);
  return `${JSON.stringify({ schemaVersion: 1, release, files }, null, 2)}\n`;
}
