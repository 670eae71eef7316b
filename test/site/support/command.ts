import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What the command line prints as JSON; pages are held against it. */
export async function sightline<T>(...words: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['bin/sightline.js', ...words, '--json'],
    { cwd: ROOT, maxBuffer: 1e8 },
  );
  return JSON.parse(stdout) as T;
}
