import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObserverId } from '../../scripts/calibration/observers.ts';
import { runStudy, type Study } from '../../scripts/calibration/study.ts';
import { verdictOf } from '../../scripts/calibration/tally.ts';

const SEEDS = 40;
const VIDEOS = 24;
const OBSERVERS: ObserverId[] = ['nothing', 'everything', 'garbler'];

/** `npm run calibrate` does the same over all observers and many more seeds. */
describe(`what reports say of ${SEEDS} samples`, () => {
  let folder = '';
  let study: Study;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sightline-coverage-'));
    study = await runStudy({ seeds: SEEDS, observers: OBSERVERS, folder, videos: VIDEOS });
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const rows = () =>
    [
      ...Array.from(study.observers, ([id, own]) =>
        own.map((row) => ({ of: id as string, ...row })),
      ),
      ...study.pairs.map(({ pair, rows: own }) =>
        own.map((row) => ({ of: `${pair.before} → ${pair.after}`, ...row })),
      ),
    ].flat();

  it('intervals hold the truth as often as they should', () => {
    for (const { of, quantity, tally } of rows()) {
      const { tooFew } = verdictOf(tally);
      // One of some hundred figures goes below it in a hundred such tests, were the seeds not fixed.
      if (tooFew !== null) expect(tooFew, `${quantity.id} of ${of}`).toBeGreaterThan(1e-4);
    }
  });

  it('figures lie around the truth', () => {
    for (const { of, quantity, tally } of rows()) {
      const { kind, meanError, meanErrorSe } = verdictOf(tally);
      if (kind !== 'measured') continue;
      expect(Math.abs(meanError) / meanErrorSe, `${quantity.id} of ${of}`).toBeLessThan(4.5);
    }
  });

  it('what cannot vary is the truth itself', () => {
    const everything = study.observers.get('everything') ?? [];
    for (const probe of ['full', 'rerun', 'rotate']) {
      const row = everything.find(({ quantity }) => quantity.id === `accuracy of ${probe}`);
      expect(row && verdictOf(row.tally).kind, probe).toBe('exact');
    }
  });
});
