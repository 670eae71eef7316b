import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { fits, lastNumber, stepOf } from './step.ts';

export type Checkpoint = { name: string; step: number; folder: string };

export type Listing = {
  /** In the order of their steps. */
  checkpoints: Checkpoint[];
  /** Folders that are none, with the reason. */
  skipped: { name: string; why: string }[];
};

/**
 * The checkpoints of a training run: folders whose names hold a step, or those that a pattern names.
 *
 * @throws `DATA_MISSING` where the folder itself is not there.
 */
export async function listCheckpoints(root: string, pattern?: string): Promise<Listing> {
  const names = await readdir(root).catch((cause: unknown) => {
    throw new SightlineError('DATA_MISSING', `${root} cannot be read`, {
      cause,
      hint: 'name the folder in which training keeps its checkpoints',
    });
  });
  const checkpoints: Checkpoint[] = [];
  const skipped: Listing['skipped'] = [];
  for (const name of names.sort()) {
    const folder = join(root, name);
    if (!(await isFolder(folder))) continue;
    if (pattern !== undefined && !fits(pattern, name)) continue;
    const step = pattern === undefined ? stepOf(name) : (stepOf(name) ?? lastNumber(name));
    if (step === null) skipped.push({ name, why: 'its name holds no step' });
    else checkpoints.push({ name, step, folder });
  }
  return withoutTwins(checkpoints, skipped);
}

/** A step stands once in a series: "checkpoint-3" and "epoch-3" would replace each other. */
function withoutTwins(all: Checkpoint[], skipped: Listing['skipped']): Listing {
  const first = new Map<number, Checkpoint>();
  for (const one of all) {
    const before = first.get(one.step);
    if (before === undefined) first.set(one.step, one);
    else skipped.push({ name: one.name, why: `${before.name} is step ${one.step} already` });
  }
  return { checkpoints: [...first.values()].sort((a, b) => a.step - b.step), skipped };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
