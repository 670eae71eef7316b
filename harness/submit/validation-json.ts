import { summariseChecks } from './check-summary.ts';
import type { Validation } from './validate.ts';

/** What was found, for programs. */
export function validationJson(validation: Validation) {
  const { stage, accepted, record, problems, doubts, neighbours } = validation;
  return {
    stage,
    accepted,
    id: record?.id ?? null,
    checks: summariseChecks(problems, stage),
    problems: problems.list,
    plausibility: doubts,
    neighbours,
  };
}
