import type { Reading } from '../answers/outcome.ts';
import { publishesOf } from '../publish/hidden-split.ts';
import { makeResult } from '../publish/result.ts';
import { scoredBy } from '../publish/scored-by.ts';
import { trialId } from '../plan/trials.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { decodeOutcomes } from '../schema/outcome.ts';
import type { ProbeResult, Result } from '../schema/result.ts';
import type { SubmittedRun } from '../schema/submission.ts';
import { manifestAgain } from './submitted-run.ts';

/**
 * The record that follows from a run and the outcome strings of a record, without any right answer. What
 * needs more than outcomes is left out of it: `NEEDS_REPLIES`.
 *
 * @throws RangeError where a string holds letters that stand for nothing.
 */
export function expectedRecord(
  run: SubmittedRun,
  record: Result,
  { items, reading, benchmark }: { items: ItemSet; reading: Reading; benchmark: Benchmark },
): Result {
  const scores = run.probes.flatMap(({ id }): ScoreLine[] => {
    const probe = Object.hasOwn(record.probes, id) ? record.probes[id] : undefined;
    return probe === undefined ? [] : scoresOf(id, probe, items);
  });
  const { runBy, source, publishedAt } = record.provenance;
  return makeResult(
    { manifest: manifestAgain(run, ''), items, scores, journal: [], scored: scoredBy(reading) },
    publishesOf(benchmark, run.split),
    { runBy, source, publishedAt: new Date(publishedAt) },
  );
}

/** Whether a field follows from replies and right answers only, so that the public stage cannot make it. */
export function needsReplies(field: string): boolean {
  return NEEDS_REPLIES.test(field);
}

const NEEDS_REPLIES =
  /^(?:grounding|diagnosis|completeness\.complete|provenance\.(?:inputTokens|outputTokens|judge)|probes\.[^.]+\.(?:checklists|metrics|(?:variants\.\d+\.)?sameAsFull|breakdowns\.[^]+\.metrics))(?:\.|$)/;

/** Whether the single outcomes of a record are withheld. */
export function isWithheld({ probes }: Pick<Result, 'probes'>): boolean {
  return Object.values(probes).every(({ variants, outcomes }) =>
    (variants ?? [{ outcomes }]).every((one) => one.outcomes === null),
  );
}

function scoresOf(id: string, probe: ProbeResult, items: ItemSet): ScoreLine[] {
  const variants = probe.variants ?? [{ label: '', outcomes: probe.outcomes }];
  return variants.flatMap(({ label, outcomes }) =>
    decodeOutcomes(outcomes ?? '').map((outcome, index): ScoreLine => {
      const item = items.ids[index] ?? '';
      return {
        trial: trialId(item, id, label, 0),
        item,
        probe: id,
        variant: label,
        repeat: 0,
        answer: null,
        rule: '',
        outcome,
        values: null,
        scored: '',
      };
    }),
  );
}
