import { resolve } from 'node:path';
import { describe } from 'vitest';

const folder = process.env['SIGHTLINE_REAL_DATA'];

/** The folder of real annotations that `SIGHTLINE_REAL_DATA` names; only inside `describeWithRealData`. */
export function realData(): string {
  if (folder === undefined) throw new Error('SIGHTLINE_REAL_DATA is not set');
  return resolve(folder);
}

/** Tests over other people's data: skipped, with the reason in their name, where it is not there. */
export function describeWithRealData(name: string, tests: () => void): void {
  if (folder === undefined) {
    describe.skip(`${name}: skipped, SIGHTLINE_REAL_DATA is not set`, tests);
  } else {
    describe(name, tests);
  }
}
