import { resolve } from 'node:path';
import { describe } from 'vitest';

const folder = process.env['SIGHTLINE_REAL_DATA'];

/** The folder of real annotations that `SIGHTLINE_REAL_DATA` names; only inside `describeWithRealData`. */
export function realData(): string {
  if (folder === undefined) throw new Error('SIGHTLINE_REAL_DATA is not set');
  return resolve(folder);
}

/** Tests over other people's data: skipped, with one line that says so, where it is not there. */
export function describeWithRealData(name: string, tests: () => void): void {
  if (folder === undefined) {
    process.stderr.write(`skipped: ${name} (SIGHTLINE_REAL_DATA is not set)\n`);
    describe.skip(name, tests);
  } else {
    describe(name, tests);
  }
}
