import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import type { PlannedTrial } from './planned-trials.ts';
import type { Problems } from './problem.ts';
import type { ReplyFacts } from './reply-facts.ts';

const LETTERS = { failed: 'f', 'not-asked': '-', refused: 'r' } as const;

/** What replies alone say of outcomes: a failure is none else, and an answer is no failure. */
export function checkOutcomes(
  { probes }: Pick<Result, 'probes'>,
  facts: readonly ReplyFacts[],
  { planned, problems }: { planned: ReadonlyMap<string, PlannedTrial>; problems: Problems },
): void {
  for (const { trial, probe, variant, repeat, says } of facts) {
    if (repeat !== 0 || !Object.hasOwn(probes, probe)) continue;
    const told = probes[probe];
    const letters =
      told?.variants?.find(({ label }) => label === variant)?.outcomes ?? told?.outcomes ?? null;
    const letter = letters?.[planned.get(trial)?.index ?? -1];
    if (letter === undefined) continue;
    const wanted = says === null ? null : LETTERS[says];
    if (wanted === null ? letter !== 'f' : letter === wanted) continue;
    const place = { file: SUBMISSION_FILES.record, field: `probes.${probe}.outcomes` };
    const why = says === null ? 'there is a reply' : `the reply says ${says}`;
    problems.add('OUTCOME_CONTRADICTED', place, `"${letter}" for ${trial}, but ${why}`);
  }
}
