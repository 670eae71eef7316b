import { SightlineError } from '../errors.ts';
import { plannedProbes } from '../plan/planned-probe.ts';
import { probeRecord } from '../plan/probe-record.ts';
import { probeRequests } from '../plan/probe-words.ts';
import { isInShard } from '../plan/shard.ts';
import type { Item } from '../schema/item.ts';
import { lockRun } from './lock.ts';
import { addProbes } from './manifest.ts';
import { openRun } from './open-run.ts';

/**
 * Adds probes of the judge to a run that is there: what they show follows from its videos, so that the
 * generator is asked nothing. Its scores are made anew by whoever judges or scores it next.
 *
 * @param words as in `--probe`: `judge-blind`, `judge-shuffle=5:200`.
 * @throws `USAGE` for a probe of what a model is shown, and for a run that has no videos to grade.
 */
export async function addJudgeProbes(
  runFolder: string,
  words: string[],
  data: string | null,
): Promise<void> {
  const requests = await probeRequests(words);
  const other = requests.find(({ probe }) => probe.side !== 'judge');
  if (other !== undefined) {
    throw new SightlineError('USAGE', `the probe ${other.probe.id} asks the model, not its judge`, {
      hint: 'add it with sightline run; the probes named judge-… can be added to a run that is there',
    });
  }
  const unlock = await lockRun(runFolder);
  try {
    const { manifest, items, benchmark, itemSet } = await openRun(runFolder, data);
    if (benchmark.task !== 'generation') {
      throw new SightlineError('USAGE', `${benchmark.title} grades no videos`, {
        hint: 'probes of the judge are for runs of video generators',
      });
    }
    const { seed, protocol, endpoint, shard, probes } = manifest;
    const mask = probes.find(({ id }) => id === 'full')?.mask ?? null;
    const made = new Set(itemSet.ids.filter((_, index) => mask === null || mask[index] === 'x'));
    const planned = plannedProbes(requests, { items, benchmark, seed });
    const asked = {
      kind: endpoint.kind,
      protocol,
      items,
      mine: (item: Item) => shard === null || isInShard(item, shard),
      applies: ({ id }: Item) => made.has(id) || 'its video was not asked for',
    };
    await addProbes(
      runFolder,
      planned.map((probe) => probeRecord(probe, asked)),
    );
  } finally {
    await unlock();
  }
}
