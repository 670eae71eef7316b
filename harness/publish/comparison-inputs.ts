import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreTrial } from '../answers/outcome.ts';
import type { Side } from '../comparison/compared.ts';
import type { Input } from '../comparison/match.ts';
import { SightlineError } from '../errors.ts';
import { keptJudge } from '../run/judge-file.ts';
import { openRun } from '../run/open-run.ts';
import { scoredMark } from '../run/score-run.ts';
import { evidenceOf } from '../shortcuts/evidence.ts';
import { readRecords, type ReadRecord } from './read-records.ts';
import { makeResult, type RunRecord } from './result.ts';
import { scoredBy } from './scored-by.ts';

/** The records of one word of the command line, and the descriptors of benchmarks of one's own. */
export type ReadInput = Input & { descriptors: Map<string, string> };

/**
 * Reads a run folder, a published record, or a folder of either. A run whose scores are not of today's
 * rules is read anew by them, in memory, where its data is still there; nothing is written.
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

/** Scores of today as they are written; others are made anew from the kept replies. */
async function readOne(path: string): Promise<{ record: ReadRecord; note: string | null }> {
  const kept = await readRecords([path]).catch((error: unknown) => {
    const outdated = ['RUN_MISMATCH', 'JOURNAL_INVALID'];
    if (error instanceof SightlineError && outdated.includes(error.code)) return error;
    throw error;
  });
  if (Array.isArray(kept)) return { record: kept[0] as ReadRecord, note: null };
  const record = (await isRun(path)) ? await readAnew(path) : null;
  if (record === null) throw kept;
  return { record, note: 'its replies were read anew by the rules of today; nothing was written' };
}

/** Null where the questions and right answers cannot be had. */
async function readAnew(path: string): Promise<ReadRecord | null> {
  const opened = await openRun(path, null).catch((error: unknown) => {
    const gone = ['DATA_MISSING', 'DATA_INVALID', 'CONFIG_INVALID', 'USAGE'];
    if (error instanceof SightlineError && gone.includes(error.code)) return null;
    throw error;
  });
  if (opened === null) return null;
  const { manifest, itemSet: items, lines, questionOf } = opened;
  const judge = await keptJudge(path, 'refused');
  const reading = judge === null ? opened.reading : { ...opened.reading, judge };
  const scored = scoredMark(reading);
  const run: RunRecord = {
    manifest,
    items,
    scores: [...lines.values()].flatMap((line) => {
      const question = questionOf(line);
      return question === null ? [] : [{ ...scoreTrial(line, question, reading), scored }];
    }),
    journal: [...lines.values()],
    scored: scoredBy(reading),
  };
  const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
  return { result: makeResult(run, 'text', attribution), items, path, run };
}
