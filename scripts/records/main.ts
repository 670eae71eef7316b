// `npm run records`: makes the committed records anew from the real annotations and recorded answers.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { floorOf } from '../../harness/schema/floors.ts';
import { FLOOR_SETS, makeFloorRecords } from './make-floors.ts';
import { makeRecords } from './make-records.ts';
import { writeShortcutReport } from './make-report.ts';

const data = process.env['SIGHTLINE_REAL_DATA'];
if (data === undefined) {
  process.stderr.write('SIGHTLINE_REAL_DATA must name the folder with the real annotations\n');
  process.exit(2);
}
const results = fileURLToPath(new URL('../../results', import.meta.url));
for (const { result } of await makeRecords(resolve(data), { results, extent: 'all' })) {
  const { accuracy } = result.probes['full'] ?? {};
  process.stdout.write(
    `${((accuracy?.value ?? 0) * 100).toFixed(4)}  ${result.benchmark.id}/${result.id}\n`,
  );
}
for (const floors of await makeFloorRecords(resolve(data), { results, sets: FLOOR_SETS })) {
  const { id, split, itemSetName } = floors.benchmark;
  const floor = floorOf(floors);
  process.stdout.write(
    `${((floor?.value ?? 0) * 100).toFixed(4)}  floor of ${id} ${itemSetName ?? split}: ${floor?.baseline}\n`,
  );
}
await writeShortcutReport(fileURLToPath(new URL('../..', import.meta.url)));
