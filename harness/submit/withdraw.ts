import { SightlineError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import { scoreOf } from '../publish/ledger.ts';
import type { LedgerEntry } from '../schema/ledger.ts';
import type { Result } from '../schema/result.ts';

/** What is said of a change, for readers of the changelog. */
export type Said = { reason: string; by: string; url: string | null; now: Date };

/** A record as it stands afterwards, and the line of the ledger. */
export type Changed = { result: Result; entry: LedgerEntry };

/** Withdrawn or disputed: its page and its address stay, its rank goes. @throws `USAGE` where it is already. */
export function withdrawn(record: Result, said: Said): Changed {
  const { level } = record.provenance;
  if (level === 'withdrawn') {
    throw new SightlineError('USAGE', `${record.id} is withdrawn already`, {
      hint: 'sightline submit reinstate puts it back; a further reason belongs to the discussion',
    });
  }
  const provenance = { ...record.provenance, level: 'withdrawn' as const, levelBefore: level };
  const entry = entryOf(record, said);
  return {
    result: { ...record, provenance },
    entry: { ...entry, action: 'withdraw', before: scoreOf(record) },
  };
}

/** As it was before it was withdrawn, with what was found of it. @throws `USAGE` where it was not. */
export function reinstated(record: Result, said: Said): Changed {
  const { level, levelBefore = 'submitted', ...provenance } = record.provenance;
  if (level !== 'withdrawn') {
    throw new SightlineError('USAGE', `${record.id} is not withdrawn: it is ${level}`);
  }
  const entry = entryOf(record, said);
  return {
    result: { ...record, provenance: { ...provenance, level: levelBefore } },
    entry: { ...entry, action: 'reinstate', after: scoreOf(record) },
  };
}

/**
 * Another record in the place of one, under the same id: a wrong name, a wrong setting, outcomes that were
 * mended. A level is for the outcomes that were asked again, so that others fall back to `submitted`.
 *
 * @throws `USAGE` where it is of another result or changes nothing.
 */
export function corrected(record: Result, replacement: Result, said: Said): Changed {
  const refuse = (message: string, hint: string): never => {
    throw new SightlineError('USAGE', message, { hint });
  };
  if (replacement.id !== record.id || replacement.benchmark.id !== record.benchmark.id)
    refuse(
      `the replacement is ${replacement.benchmark.id}/${replacement.id}, not ${record.benchmark.id}/${record.id}`,
      'a record of another id is a new submission; withdraw the old one',
    );
  const { level, verification, publishedAt } = record.provenance;
  if (level === 'withdrawn')
    refuse(`${record.id} is withdrawn`, 'reinstate it first, then correct it');
  const {
    level: _level,
    levelBefore: _before,
    verification: _evidence,
    ...provenance
  } = replacement.provenance;
  const sameClaim = hashOf(replacement.probes) === hashOf(record.probes);
  const carried = verification !== undefined && sameClaim;
  const result: Result = {
    ...replacement,
    provenance: {
      ...provenance,
      publishedAt,
      level: carried || level === 'reported' ? level : 'submitted',
      ...(carried ? { verification } : {}),
    },
  };
  if (hashOf(result) === hashOf(record))
    refuse('the replacement changes nothing', 'name the corrected record with --with');
  const [before, after] = [scoreOf(record), scoreOf(result)];
  const moved = before !== after;
  return {
    result,
    entry: {
      ...entryOf(record, said),
      action: 'correct',
      before: moved ? before : null,
      after: moved ? after : null,
    },
  };
}

function entryOf(
  { id, benchmark }: Result,
  { reason, by, url, now }: Said,
): Omit<LedgerEntry, 'action'> {
  const date = now.toISOString();
  return { date, benchmark: benchmark.id, result: id, reason, by, before: null, after: null, url };
}
