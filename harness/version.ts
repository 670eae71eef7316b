import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PACKAGED, ROOT } from './own-module.ts';
import packageJson from '../package.json' with { type: 'json' };

export type HarnessVersion = { version: string; commit: string | null; dirty: boolean | null };

/** In the package, beside its folders: the clone that it was made from. */
export const BUILT_FROM = 'built-from.json';

const builtFromSchema = z.strictObject({
  version: z.string(),
  commit: z.string().nullable(),
  dirty: z.boolean().nullable(),
});

/** The version in package.json, and the commit of the clone that runs or that the package was made from. */
export async function harnessVersion(): Promise<HarnessVersion> {
  // Git would tell of the repository of whoever installed the package.
  if (PACKAGED) {
    return builtFromSchema.parse(JSON.parse(await readFile(new URL(BUILT_FROM, ROOT), 'utf8')));
  }
  const run = promisify(execFile);
  const cwd = fileURLToPath(ROOT);
  try {
    const commit = (await run('git', ['rev-parse', 'HEAD'], { cwd })).stdout.trim();
    const status = (
      await run('git', ['status', '--porcelain', '--', 'harness', 'benchmarks'], { cwd })
    ).stdout;
    return { version: packageJson.version, commit, dirty: status.trim() !== '' };
  } catch {
    return { version: packageJson.version, commit: null, dirty: null };
  }
}
