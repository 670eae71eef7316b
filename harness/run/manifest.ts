import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { itemSetSchema, type ItemSet } from '../schema/item-set.ts';
import { runManifestSchema, type RunManifest } from '../schema/run-manifest.ts';
import type { z } from 'zod';
import { joinProbes, type ProbeRecord } from './join-probes.ts';

/** @throws `CONFIG_INVALID` when the folder holds no readable manifest. */
export async function readManifest(runFolder: string): Promise<RunManifest> {
  return readJson(join(runFolder, 'manifest.json'), runManifestSchema);
}

/** The public description of the run's items, kept with the run so that it can be published without the data. */
export async function readRunItems(runFolder: string): Promise<ItemSet> {
  return readJson(join(runFolder, 'items.json'), itemSetSchema);
}

/**
 * Starts a run folder, or takes up the run that is in it. New probes and more repeats may be added to a run;
 * anything else that differs makes it another run.
 *
 * @throws `RUN_MISMATCH` with the fields that differ.
 */
export async function startOrResume(
  runFolder: string,
  wanted: RunManifest,
  items: ItemSet,
): Promise<RunManifest> {
  const found = await readManifest(runFolder).catch((error: unknown) => {
    if (error instanceof SightlineError && isMissing(error.cause)) return null;
    throw error;
  });
  if (found !== null) refuseOther(runFolder, found, wanted);
  const manifest =
    found === null
      ? wanted
      : {
          ...found,
          // What only describes the run follows the newest command: the card, and where the data is now.
          model: wanted.model,
          data: wanted.data,
          sharedProbes: { ...found.sharedProbes, ...wanted.sharedProbes },
          probes: union(found.probes, wanted.probes),
          repeats: Math.max(found.repeats, wanted.repeats),
        };
  await writeAtomically(join(runFolder, 'items.json'), `${JSON.stringify(items)}\n`);
  await writeAtomically(join(runFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Further probes of a run that is there. */
export async function addProbes(runFolder: string, probes: ProbeRecord[]): Promise<void> {
  const manifest = await readManifest(runFolder);
  const grown = { ...manifest, probes: union(manifest.probes, probes) };
  await writeAtomically(join(runFolder, 'manifest.json'), `${JSON.stringify(grown, null, 2)}\n`);
}

/** What makes two runs the same run. Dates, paths and versions of the harness do not. */
export function runIdentity(manifest: RunManifest): Record<string, unknown> {
  const { benchmark, split, itemSet, asked, endpoint, settings, seed, model, shard } = manifest;
  return {
    benchmark,
    split,
    'items (hash)': itemSet.hash,
    'asked (protocol hash)': asked,
    endpoint: `${endpoint.adapter}:${endpoint.model}`,
    'recorded answers (digest)': endpoint.identity,
    'model id': model.id,
    settings,
    seed,
    shard: shard === null ? 'all' : `${shard.index}/${shard.count}`,
  };
}

function refuseOther(runFolder: string, found: RunManifest, wanted: RunManifest): void {
  const before = runIdentity(found);
  const differences = Object.entries(runIdentity(wanted))
    .filter(([field, value]) => canonicalJson(value) !== canonicalJson(before[field]))
    .map(([field, value]) => `${field}: ${show(before[field])} there, ${show(value)} now`);
  for (const probe of wanted.probes) {
    const same = found.probes.find((one) => one.id === probe.id);
    if (same !== undefined && same.version !== probe.version) {
      differences.push(`probe ${probe.id}: version ${same.version} there, ${probe.version} now`);
    }
  }
  if (differences.length === 0) return;
  throw new SightlineError(
    'RUN_MISMATCH',
    `${runFolder} holds another run:\n  ${differences.join('\n  ')}`,
    { hint: 'choose another folder with --out, or repeat the command that started this run' },
  );
}

/** What is asked grows: further probes, variants and items stand beside those of earlier commands. */
function union(found: ProbeRecord[], wanted: ProbeRecord[]): ProbeRecord[] {
  const grown = found.map((probe) => {
    const more = wanted.find(({ id }) => id === probe.id);
    return more === undefined ? probe : joinProbes([probe, more]);
  });
  return [...grown, ...wanted.filter((probe) => !found.some(({ id }) => id === probe.id))];
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new SightlineError('CONFIG_INVALID', `${path} cannot be read as JSON`, {
      cause,
      hint: 'is this the folder of a run?',
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SightlineError('CONFIG_INVALID', `${path}: ${describeIssues(parsed.error).join('; ')}`);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
