// `npm run records`: makes the committed records anew from the real annotations and recorded answers.
// `npm run records -- reported`: only what others have published, and the protocols, which takes seconds.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { floorOf } from '../../harness/schema/floors.ts';
import { FLOOR_SETS, makeFloorRecords } from './make-floors.ts';
import { makeRecords } from './make-records.ts';
import { writeShortcutReport } from './make-report.ts';
import { writeProtocols } from './protocols.ts';
import { writeReported } from './reported/make-reported.ts';

const data = process.env['SIGHTLINE_REAL_DATA'];
if (data === undefined) {
  process.stderr.write('SIGHTLINE_REAL_DATA must name the folder with the real annotations\n');
  process.exit(2);
}
const results = fileURLToPath(new URL('../../results', import.meta.url));
for (const id of await writeReported(resolve(data), results)) {
  process.stdout.write(`reported/${id}\n`);
}
for (const id of await writeProtocols(results)) process.stdout.write(`protocols/${id}\n`);
if (process.argv[2] === 'reported') process.exit();
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
