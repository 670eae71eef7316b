import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };

export type HarnessVersion = { version: string; commit: string | null; dirty: boolean | null };

/** The version in package.json, and the commit when the harness runs from a clone. */
export async function harnessVersion(): Promise<HarnessVersion> {
  const run = promisify(execFile);
  const cwd = fileURLToPath(new URL('..', import.meta.url));
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
