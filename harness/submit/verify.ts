import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import { readRun } from '../publish/read-run.ts';
import { runAll } from '../run/run-all.ts';
import type { RunAllOptions } from '../run/run-all-options.ts';
import type { RunLayers } from '../schema/run-layers.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { claimedSayings, hasRerun, pairsOf, sayingsOf, type FloorFrom } from './verify-pairs.ts';
import { drawSample, keepSample, type Drawn } from './verify-draw.ts';
import { readClaim, type Claim } from './verify-claim.ts';
import { verifyReport, type VerifyReport } from './verify-report.ts';
import { verifyRequest, type VerifyWords } from './verify-request.ts';

export type VerifyOptions = Omit<
  RunAllOptions,
  'folder' | 'format' | 'requireAll' | 'repliesFolder'
> & {
  layers: RunLayers;
  words: VerifyWords;
  sample: Drawn['sample'];
  seed?: number;
  /** Beside `full`, and `blind` where the record has it. */
  probes: string[];
  margin: number;
  /** The run folder behind a record, for the answers that a record does not hold. */
  answers?: string;
  floor: { from: Exclude<FloorFrom, 'second-run'> } | { from: 'second-run'; path: string };
  /** Of the run that asks again; left out: `verify-<result>` of the runs. */
  folder: (claim: Claim) => string;
  now: Date;
};

export type Verified = { claim: Claim; folder: string; report: VerifyReport };

/**
 * Asks a sample of a record again and says whether it is what it claims. Nothing comes from the cache of
 * replies, which may hold those of the submitter. The same call goes on with a sample that is half asked.
 *
 * @returns null for a dry run.
 * @throws `COMPARISON_REFUSED` where asking would be another measurement, and what stops a run.
 */
export async function verifySubmission(
  path: string,
  {
    layers,
    words,
    sample,
    seed,
    margin,
    floor,
    answers,
    folder: folderOf,
    now,
    ...options
  }: VerifyOptions,
): Promise<Verified | null> {
  const claim = await readClaim(path, answers);
  const { result, items } = claim;
  const probes = probesOf(claim, { probes: options.probes, floor: floor.from });
  for (const probe of probes) claimedSayings(claim, probe);
  const folder = folderOf(claim);
  const drawn = await drawSample(folder, result, {
    sample,
    now,
    ...(seed === undefined ? {} : { seed }),
  });
  const request = await verifyRequest(claim, words, {
    workingFolder: options.terminal.workingFolder,
    layers,
    drawn,
    probes,
    repeats: floor.from === 'asked-twice' ? 2 : 1,
    judged: options.judging !== undefined,
  });
  const second = floor.from === 'second-run' ? await secondRun(floor.path, claim) : null;
  if (options.dryRun !== true) await keepSample(folder, drawn);
  const { folders } = await runAll([request], {
    ...options,
    folder: join(folder, 'run'),
    format: 'none',
    requireAll: false,
  });
  if (folders.length === 0) return null;
  const { record } = await readRun(join(folder, 'run'));
  const { manifest, scores, scored } = record;
  if (scored.scored !== result.protocol.scored) {
    throw new SightlineError(
      'COMPARISON_REFUSED',
      `${result.id} was scored in another way (${result.protocol.scored.slice(0, 12)}) than what was asked now (${scored.scored.slice(0, 12)})`,
      { hint: 'judge with the model, the votes and the settings that the record names' },
    );
  }
  const sampled = sampleOf(manifest, items.ids);
  const clusterOf = new Map(items.ids.map((id, index) => [id, items.clusters[index]]));
  const isAll = sampled.size === items.ids.length;
  const report = verifyReport(
    probes.map((probe) =>
      pairsOf(claim, probe, {
        sample: sampled,
        first: sayingsOf(scores, { probe, repeat: 0 }),
        second: secondAsking(probe, { from: floor.from, scores, second }),
      }),
    ),
    {
      benchmark: result.benchmark.id,
      split: result.benchmark.split,
      result: result.id,
      model: result.model.name,
      sample: {
        items: sampled.size,
        of: items.ids.length,
        clusters: new Set([...sampled].map((id) => clusterOf.get(id))).size,
        seed: isAll ? null : drawn.seed,
      },
      floorFrom: floor.from,
      margin,
      drawnBy: drawn.seed,
    },
  );
  return { claim, folder, report };
}

function probesOf(
  claim: Claim,
  { probes, floor }: { probes: string[]; floor: FloorFrom },
): string[] {
  if (floor !== 'record') {
    const blind = typeof claim.result.probes['blind']?.outcomes === 'string' ? ['blind'] : [];
    return [...new Set(['full', ...blind, ...probes])];
  }
  if (!hasRerun(claim)) {
    throw new SightlineError(
      'COMPARISON_REFUSED',
      `${claim.result.id}: the record does not tell how often its model agrees with itself`,
      { hint: 'leave --floor record out: then the sample is asked twice' },
    );
  }
  if (probes.length === 0) return ['full'];
  throw new SightlineError('USAGE', '--floor record knows a floor of full alone', {
    hint: 'leave --probe out, or have the sample asked twice',
  });
}

/** The ids of the items that a run asked under `full`. */
function sampleOf({ probes }: RunManifest, ids: string[]): Set<string> {
  const mask = probes.find(({ id }) => id === 'full')?.mask ?? null;
  return new Set(ids.filter((_, index) => mask === null || mask[index] === 'x'));
}

function secondAsking(
  probe: string,
  { from, scores, second }: { from: FloorFrom; scores: ScoreLine[]; second: Claim | null },
) {
  if (from === 'record') return null;
  return second === null ? sayingsOf(scores, { probe, repeat: 1 }) : claimedSayings(second, probe);
}

/** @throws `COMPARISON_REFUSED` unless it is an asking of the same model in the same way. */
async function secondRun(path: string, { result }: Claim): Promise<Claim> {
  const second = await readClaim(path);
  const facts = ({ benchmark, protocol, settings, model }: Claim['result']) => ({
    items: benchmark.itemSet,
    asked: protocol.asked,
    scored: protocol.scored,
    settings: canonicalJson(settings),
    model: model.id,
  });
  const [here, there] = [facts(result), facts(second.result)];
  const other = (Object.keys(here) as (keyof typeof here)[]).filter(
    (field) => here[field] !== there[field],
  );
  if (other.length === 0) return second;
  throw new SightlineError(
    'COMPARISON_REFUSED',
    `${path} is no second asking of ${result.id}: it differs in ${other.join(', ')}`,
  );
}
