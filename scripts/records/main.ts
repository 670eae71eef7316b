// `npm run records`: makes the committed records anew from the real annotations and recorded answers.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRecords } from './make-records.ts';

const data = process.env['SIGHTLINE_REAL_DATA'];
if (data === undefined) {
  process.stderr.write('SIGHTLINE_REAL_DATA must name the folder with the real annotations\n');
  process.exit(2);
}
const results = fileURLToPath(new URL('../../results', import.meta.url));
for (const { result } of await makeRecords(resolve(data), results)) {
  const { accuracy } = result.probes['full'] ?? {};
  process.stdout.write(
    `${((accuracy?.value ?? 0) * 100).toFixed(4)}  ${result.benchmark.id}/${result.id}\n`,
  );
}
