/** Measures observers with known abilities and writes `docs/calibration.md`: `npm run calibrate [-- <seeds>]`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OBSERVERS, type ObserverId } from './observers.ts';
import { calibrationPage } from './page.ts';
import { runStudy } from './study.ts';

/** Enough to know a coverage to 4 points, and a bias to a tenth of an interval. */
const SEEDS = 200;
const PAGE = fileURLToPath(new URL('../../docs/calibration.md', import.meta.url));

const [wanted] = process.argv.slice(2);
const seeds = wanted === undefined ? SEEDS : Number(wanted);
if (!(Number.isInteger(seeds) && seeds > 1)) {
  process.stderr.write(`"${wanted}" is no number of seeds\n`);
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'sightline-calibrate-'));
try {
  const study = await runStudy({
    seeds,
    observers: Object.keys(OBSERVERS) as ObserverId[],
    folder,
    onSeed: (done) => {
      if (done % 10 === 0) process.stderr.write(`${done} of ${seeds} seeds\n`);
    },
  });
  const page = await calibrationPage(study);
  if (wanted === undefined) await writeFile(PAGE, page);
  else process.stdout.write(page);
} finally {
  await rm(folder, { recursive: true, force: true });
}
