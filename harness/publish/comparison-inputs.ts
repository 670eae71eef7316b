import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreTrial } from '../answers/outcome.ts';
import type { Side } from '../comparison/compared.ts';
import type { Input } from '../comparison/match.ts';
import { SightlineError } from '../errors.ts';
import { scoredHash } from '../plan/protocol-hash.ts';
import { readManifest } from '../run/manifest.ts';
import { openRun } from '../run/open-run.ts';
import { scoredMark } from '../run/score-run.ts';
import { evidenceOf } from '../shortcuts/evidence.ts';
import { readRecords, type ReadRecord } from './read-records.ts';
import { makeResult, type RunRecord } from './result.ts';

/** The records of one word of the command line, and the descriptors of benchmarks of one's own. */
export type ReadInput = Input & { descriptors: Map<string, string> };

/**
 * Reads a run folder, a published record, or a folder of either. Replies of runs whose data is still
 * there are read anew by today's rules, in memory; nothing is written.
 *
 * @param shown how a path is written for people.
 * @throws `CONFIG_INVALID` for what is neither, `RUN_MISMATCH` for old scores whose data is gone.
 */
export async function readInput(path: string, shown: (path: string) => string): Promise<ReadInput> {
  const places = await recordPlaces(path);
  const sides: Side[] = [];
  const descriptors = new Map<string, string>();
  for (const place of places) {
    const { record, note } = await readOne(place);
    const { result, items, run } = record;
    const descriptor = run?.manifest.descriptor;
    if (descriptor !== undefined) descriptors.set(result.benchmark.id, descriptor);
    const name = shown(place);
    sides.push({ name, evidence: evidenceOf(result, items), path: name, note });
  }
  return { name: shown(path), sides, descriptors };
}

async function recordPlaces(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null || found.isFile()) return [path];
  if (await isRun(path)) return [path];
  const places: string[] = [];
  for (const name of (await readdir(path)).sort()) {
    const child = join(path, name);
    if (name.endsWith('.json') || (await isRun(child))) places.push(child);
  }
  // What is wrong with an empty folder is said where it is read.
  return places.length === 0 ? [path] : places;
}

async function isRun(path: string): Promise<boolean> {
  const names = await readdir(path).catch((): string[] => []);
  return names.includes('manifest.json');
}

async function readOne(path: string): Promise<{ record: ReadRecord; note: string | null }> {
  if ((await isRun(path)) && (await readManifest(path)).shard === null) {
    const record = await readAnew(path);
    if (record !== null) return { record, note: null };
    const [kept] = await readRecords([path]);
    return {
      record: kept as ReadRecord,
      note: 'its data is not there: scores as they were written',
    };
  }
  const [record] = await readRecords([path]);
  return { record: record as ReadRecord, note: null };
}

/** Null where the questions and right answers cannot be had. */
async function readAnew(path: string): Promise<ReadRecord | null> {
  const opened = await openRun(path, null).catch((error: unknown) => {
    const gone = ['DATA_MISSING', 'DATA_INVALID', 'CONFIG_INVALID', 'USAGE'];
    if (error instanceof SightlineError && gone.includes(error.code)) return null;
    throw error;
  });
  if (opened === null) return null;
  const { manifest, itemSet, lines, questionOf, reading } = opened;
  const scored = scoredMark(reading);
  const name = ({ id, version }: { id: string; version: number }) => ({ id, version });
  const run: RunRecord = {
    manifest,
    items: itemSet,
    scores: [...lines.values()].flatMap((line) => {
      const question = questionOf(line);
      return question === null ? [] : [{ ...scoreTrial(line, question, reading), scored }];
    }),
    journal: [...lines.values()],
    scored: {
      scored: scoredHash(reading),
      extractor: name(reading.choice),
      scorer: name(reading.scorer),
    },
  };
  const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
  return { result: makeResult(run, 'text', attribution), items: itemSet, path, run };
}
