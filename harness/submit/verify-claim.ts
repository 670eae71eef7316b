import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { readRecords } from '../publish/read-records.ts';
import { readConfig } from '../read-config.ts';
import { itemSetSchema, type ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { decodeOutcomes, type Outcome } from '../schema/outcome.ts';
import { resultSchema, type Result } from '../schema/result.ts';
import { SUBMISSION_FILE, SUBMISSION_FILES } from '../schema/submission.ts';

/** What is to be asked again: a record with its items, and what was answered where that is at hand. */
export type Claim = {
  result: Result;
  items: ItemSet;
  /** The lines behind the record; null where only its outcomes are known. */
  scores: ScoreLine[] | null;
  /** Of the record, where it is one; null for a run folder and a submission. */
  file: string | null;
};

/**
 * Reads a published record, the folder of a submission or a run folder.
 *
 * @param answers the run folder behind it, where it does not hold its answers itself.
 * @throws `CONFIG_INVALID` where there is none of them, or a folder of several, `COMPARISON_REFUSED` where
 *   the answers are those of another record.
 */
export async function readClaim(path: string, answers?: string): Promise<Claim> {
  const claim = await claimAt(path);
  if (answers === undefined) return claim;
  const behind = await claimAt(answers);
  const isSame = Object.entries(claim.result.probes).every(
    ([id, { outcomes }]) => outcomes === null || outcomes === behind.result.probes[id]?.outcomes,
  );
  if (behind.scores !== null && behind.items.hash === claim.items.hash && isSame)
    return { ...claim, scores: behind.scores };
  throw new SightlineError(
    'COMPARISON_REFUSED',
    `${answers} is not the run that ${claim.result.id} was made of`,
    { hint: 'leave --answers out to compare outcomes alone' },
  );
}

async function claimAt(path: string): Promise<Claim> {
  const names: string[] = await readdir(path).catch(() => []);
  if (names.includes(SUBMISSION_FILE)) {
    const result = await readConfig(join(path, SUBMISSION_FILES.record), resultSchema);
    const items = await readConfig(join(path, SUBMISSION_FILES.items), itemSetSchema);
    refuseOthersItems(path, { result, items });
    return { result, items, scores: null, file: null };
  }
  const [record, ...others] = await readRecords([path]);
  if (record === undefined || others.length > 0) {
    throw new SightlineError('CONFIG_INVALID', `${path} holds ${others.length + 1} records`, {
      hint: 'name one record, one submission or one run folder',
    });
  }
  const { result, items, run } = record;
  return { result, items, scores: run?.scores ?? null, file: run === undefined ? path : null };
}

function refuseOthersItems(path: string, { result, items }: Pick<Claim, 'result' | 'items'>): void {
  const letters = result.probes['full']?.outcomes?.length ?? items.ids.length;
  if (items.hash === result.benchmark.itemSet && letters === items.ids.length) return;
  throw new SightlineError('CONFIG_INVALID', `${path}: its items are not those of its record`, {
    hint: 'npx sightline submit validate says what else is wrong with it',
  });
}

/**
 * What the record says of each item under a probe that asks each item in one way.
 *
 * @throws `COMPARISON_REFUSED` where it says nothing of single items.
 */
export function claimedOutcomes({ result }: Pick<Claim, 'result'>, probe: string): Outcome[] {
  const letters = result.probes[probe]?.outcomes;
  if (typeof letters === 'string') return decodeOutcomes(letters);
  throw new SightlineError(
    'COMPARISON_REFUSED',
    `${result.id}: the record says nothing of single items under ${probe}`,
    { hint: 'outcomes that may not be published are in the run folder: name that in its place' },
  );
}
