import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isGraded } from '../checklists/graded-items.ts';
import { judgementsIn } from '../checklists/record-figures.ts';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import { itemSetSchema, type ItemSet } from '../schema/item-set.ts';
import { resultSchema, type Result } from '../schema/result.ts';
import { readRun } from './read-run.ts';
import { makeResult, type RunRecord } from './result.ts';

/** A record and its items; of a run folder everything, of a published record what it may say. */
export type ReadRecord = {
  result: Result;
  items: ItemSet;
  /** As it was named. */
  path: string;
  /** Only of a run folder. */
  run?: RunRecord;
};

/**
 * Reads run folders, published records (`results/<benchmark>/<id>.json`), and folders of either.
 *
 * @throws `CONFIG_INVALID` where there is neither or a record is not of its items, and what `readRun` throws.
 */
export async function readRecords(paths: string[]): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for (const path of paths) records.push(...(await recordsAt(path)));
  return records;
}

async function recordsAt(path: string): Promise<ReadRecord[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new SightlineError('CONFIG_INVALID', `${path} does not exist`, {
      cause,
      hint: 'name run folders (runs/…) or published records (results/<benchmark>/…)',
    });
  });
  if (found.isFile()) return [await publishedRecord(path)];
  const names = (await readdir(path)).sort();
  if (names.includes('manifest.json')) return [await runRecord(path)];
  const inner: ReadRecord[] = [];
  for (const name of names) {
    const child = join(path, name);
    if (name.endsWith('.json')) inner.push(await publishedRecord(child));
    else if (await isRun(child)) inner.push(await runRecord(child));
  }
  if (inner.length > 0) return inner;
  throw new SightlineError('CONFIG_INVALID', `${path} holds neither a run nor a record`, {
    hint: 'name run folders (runs/…) or published records (results/<benchmark>/…)',
  });
}

async function isRun(path: string): Promise<boolean> {
  const names = await readdir(path).catch((): string[] => []);
  return names.includes('manifest.json');
}

/** What stays on this machine may hold everything. */
async function runRecord(path: string): Promise<ReadRecord> {
  const { record } = await readRun(path);
  const journal = [...record.journal];
  const run = { ...record, journal };
  const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
  return { result: makeResult(run, 'text', attribution), items: record.items, path, run };
}

async function publishedRecord(path: string): Promise<ReadRecord> {
  const result = await readConfig(path, resultSchema);
  const { itemSet } = result.benchmark;
  const file = join(dirname(dirname(path)), 'items', `${itemSet}.json`);
  const items = await readConfig(file, itemSetSchema);
  if (items.hash !== itemSet) throw broken(file, `it says that it is ${items.hash}`);
  for (const [id, probe] of Object.entries(result.probes)) {
    for (const { outcomes, sameAsFull } of probe.variants ?? [probe]) {
      const wrong = [outcomes, sameAsFull].find(
        (letters) => typeof letters === 'string' && letters.length !== items.ids.length,
      );
      if (typeof wrong === 'string')
        throw broken(path, `${wrong.length} letters for ${items.ids.length} items in ${id}`);
    }
    checkRatings(probe.checklists?.ratings, items, (what) => broken(path, `${what} in ${id}`));
  }
  return { result, items, path };
}

/** They are decoded wherever they are used: once here, so that a broken record is named. */
function checkRatings(
  ratings: readonly string[] | null | undefined,
  items: ItemSet,
  refusal: (what: string) => SightlineError,
): void {
  if (ratings == null) return;
  if (!isGraded(items)) throw refusal('ratings of items without checklists');
  try {
    judgementsIn(ratings, items);
  } catch (error) {
    if (error instanceof RangeError)
      throw refusal(`ratings that are not of its items: ${error.message}`);
    throw error;
  }
}

function broken(file: string, what: string): SightlineError {
  return new SightlineError('CONFIG_INVALID', `${file}: ${what}`, {
    hint: 'a record and its item set are written by sightline publish, and never by hand',
  });
}
