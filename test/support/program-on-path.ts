import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs on the path, else null. */
export function programOnPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  return (
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null
  );
}

/**
 * Whether tests that need a program must be skipped. Says so once on stderr; where the environment
 * demands it (`<required>=1`) a missing program is an error instead.
 */
export function skipsWithout(
  program: string | null,
  { tests, advice, required }: { tests: string; advice: string; required: string },
): boolean {
  if (program !== null) return false;
  if (process.env[required] === '1') throw new Error(advice);
  process.stderr.write(`${tests} are skipped, ${advice}\n`);
  return true;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
