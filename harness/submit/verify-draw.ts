import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import { readConfig } from '../read-config.ts';
import type { Result } from '../schema/result.ts';

/** `verification.json` beside the run that asks again: what is verified, and which sample was drawn for it. */
const drawnSchema = z.strictObject({
  schemaVersion: z.literal(1),
  benchmark: z.string(),
  result: z.string(),
  /** Digest of what the record claims of its probes: a sample is drawn for one claim. */
  claim: z.string(),
  /** At most so many items, in whole videos. */
  sample: z.union([z.int().positive(), z.literal('all')]),
  seed: z.int().nonnegative(),
  drawnAt: z.iso.datetime(),
});
export type Drawn = z.infer<typeof drawnSchema>;

const FILE = 'verification.json';

/** Fits the seeds of everything random, and cannot be guessed. */
const SEEDS = 2 ** 31;

/**
 * The sample of a verification: the one that its folder keeps, so that the same command goes on with it, else
 * one that is drawn now, which nobody knows beforehand unless a seed is given.
 *
 * @throws `RUN_MISMATCH` where the folder keeps the sample of another record or another size.
 */
export async function drawSample(
  folder: string,
  result: Pick<Result, 'id' | 'benchmark' | 'probes'>,
  { sample, seed, now }: { sample: Drawn['sample']; seed?: number; now: Date },
): Promise<Drawn> {
  const path = join(folder, FILE);
  const wanted: Drawn = {
    schemaVersion: 1,
    benchmark: result.benchmark.id,
    result: result.id,
    claim: hashOf(result.probes),
    sample,
    seed: seed ?? randomInt(SEEDS),
    drawnAt: now.toISOString(),
  };
  if (!(await isThere(path))) return wanted;
  const found = await readConfig(path, drawnSchema);
  const fields = ['benchmark', 'result', 'claim', 'sample'] as const;
  const other = [...fields, ...(seed === undefined ? [] : (['seed'] as const))].filter(
    (field) => found[field] !== wanted[field],
  );
  if (other.length === 0) return found;
  throw new SightlineError(
    'RUN_MISMATCH',
    `${folder} holds another verification:\n  ${other.map((field) => `${field}: ${found[field]} there, ${wanted[field]} now`).join('\n  ')}`,
    { hint: 'choose another folder with --out, or repeat the command that began it' },
  );
}

/** Writes it down, before anything is asked. */
export async function keepSample(folder: string, drawn: Drawn): Promise<void> {
  await writeAtomically(join(folder, FILE), `${JSON.stringify(drawn, null, 2)}\n`);
}

async function isThere(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
