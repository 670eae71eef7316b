import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEFAULT = fileURLToPath(new URL('../../../results/', import.meta.url));

/** The folder of records that this build shows: `SIGHTLINE_RESULTS`, else the repository's own. */
export function resultsFolder(): string {
  const named = process.env['SIGHTLINE_RESULTS'];
  return named === undefined || named === '' ? DEFAULT : resolve(named);
}
