import { appendFile, cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import { probes as probeRegistry } from '../plan/probes.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { journalPath, readJournal } from './journal.ts';
import { readManifest, readRunItems, runIdentity } from './manifest.ts';
import { joinProbes } from './join-probes.ts';
import { mergeBeside } from './merge-beside.ts';
import { mergeJudgements, sharedJudge } from './merge-judgements.ts';
import { readScores } from './score-run.ts';

export type Merged = { manifest: RunManifest; items: ItemSet; scores: ScoreLine[] };

type Part = {
  folder: string;
  manifest: RunManifest;
  lines: Map<string, JournalLine>;
  scores: ScoreLine[];
};

/**
 * One run of all shards, as if one machine had asked it.
 *
 * @throws `RUN_MISMATCH` when a shard is missing, is there twice, belongs to another run or has another
 * judge, and when `out` holds something already.
 */
export async function mergeShards(folders: string[], out: string): Promise<Merged> {
  const parts: Part[] = [];
  for (const folder of folders) {
    const [manifest, { lines }, scores] = [
      await readManifest(folder),
      await readJournal(folder),
      await readScores(folder),
    ];
    parts.push({ folder, manifest, lines, scores });
  }
  const manifest = mergeManifests(parts);
  refuseTwice(parts);
  const judge = await sharedJudge(folders);
  const held = await readdir(out).catch(() => []);
  if (held.length > 0)
    throw new SightlineError('RUN_MISMATCH', `${out} is not empty`, {
      hint: 'choose another folder with --out',
    });
  await mkdir(out, { recursive: true });
  const items = await readRunItems(parts[0]?.folder ?? '');
  const scores = parts.flatMap((part) => part.scores).filter(await staysScored(manifest));
  const frames = new Set<string>();
  await writeFile(join(out, 'frames.jsonl'), '');
  await writeFile(journalPath(out), '');
  for (const { folder, lines } of parts) {
    await appendFile(journalPath(out), jsonLines([...lines.values()]));
    await appendFile(join(out, 'frames.jsonl'), await newFrames(folder, frames));
  }
  for (const folder of folders) await copyVideos(folder, out);
  await mergeJudgements(folders, out, judge);
  await mergeBeside(folders, out);
  await writeAtomically(join(out, 'scores.jsonl'), jsonLines(scores));
  await writeAtomically(join(out, 'items.json'), `${JSON.stringify(items)}\n`);
  // Last: a folder with a manifest is a run.
  await writeAtomically(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, items, scores };
}

/** Another item's video may lie in another shard: which one it is, is found when the whole is scored. */
async function staysScored({ probes }: RunManifest): Promise<(score: ScoreLine) => boolean> {
  const loaded = await Promise.all(probes.map(({ id }) => probeRegistry.load(id)));
  const donating = loaded.filter((probe) => probe.side === 'judge' && probe.plan !== undefined);
  const names = new Set(donating.map(({ id }) => id));
  return ({ probe }) => !names.has(probe);
}

function mergeManifests(parts: Part[]): RunManifest {
  const [first, ...others] = parts;
  if (first === undefined) throw new SightlineError('USAGE', 'there is no shard to merge');
  for (const { folder, manifest } of parts) {
    if (manifest.shard === null)
      throw new SightlineError('RUN_MISMATCH', `${folder} is a whole run, no shard`);
  }
  for (const other of others) refuseOther(first, other);
  const count = first.manifest.shard?.count ?? 0;
  for (let index = 1; index <= count; index += 1) {
    const there = parts.filter((part) => part.manifest.shard?.index === index);
    if (there.length === 1) continue;
    const what = there.length === 0 ? 'is missing' : 'is there twice';
    throw new SightlineError('RUN_MISMATCH', `shard ${index} of ${count} ${what}`, {
      hint: 'name the folder of each shard once',
    });
  }
  const manifests = parts.map((part) => part.manifest);
  return {
    ...first.manifest,
    run: first.manifest.run.replace(/-shard-\d+-of-\d+$/, ''),
    shard: null,
    probes: first.manifest.probes.map(({ id }) =>
      joinProbes(manifests.flatMap((one) => one.probes.filter((probe) => probe.id === id))),
    ),
    startedAt: manifests.map((one) => one.startedAt).sort()[0] ?? first.manifest.startedAt,
  };
}

function refuseOther(first: Part, other: Part): void {
  const there = identityOf(first);
  const here = identityOf(other);
  const differences = Object.keys(there).filter(
    (field) => canonicalJson(there[field]) !== canonicalJson(here[field]),
  );
  if (differences.length === 0) return;
  throw new SightlineError(
    'RUN_MISMATCH',
    `${other.folder} belongs to another run than ${first.folder}: ${differences.join(', ')}`,
    { hint: 'all shards are asked with the same command but for --shard' },
  );
}

function identityOf({ manifest }: Part): Record<string, unknown> {
  return {
    ...runIdentity(manifest),
    shard: manifest.shard?.count,
    probes: manifest.probes.map(({ id, version }) => `${id} ${version}`).sort(),
    repeats: manifest.repeats,
    decoder: manifest.decoder,
  };
}

function refuseTwice(parts: Part[]): void {
  const seen = new Map<string, string>();
  for (const { folder, lines } of parts) {
    for (const trial of lines.keys()) {
      const before = seen.get(trial);
      if (before !== undefined)
        throw new SightlineError('RUN_MISMATCH', `${trial} is in ${before} and in ${folder}`);
      seen.set(trial, folder);
    }
  }
}

/** Of a run of a video generator, whose folder holds what it made; no two shards name a video alike. */
async function copyVideos(folder: string, out: string): Promise<void> {
  await cp(join(folder, 'videos'), join(out, 'videos'), { recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
}

async function newFrames(folder: string, seen: Set<string>): Promise<string> {
  const text = await readFile(join(folder, 'frames.jsonl'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => {
      const key = /^\{"key":"([0-9a-f]+)".*\}$/.exec(line)?.[1];
      if (key === undefined || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map((line) => `${line}\n`)
    .join('');
}

function jsonLines(values: object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
