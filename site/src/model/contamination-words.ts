import type { Result } from '../../../harness/schema/result.ts';

export type ContaminationState = Result['contamination']['state'];

/** A sign beside the word, so that neither has to be seen alone. */
export const CONTAMINATION_SIGNS = {
  unknown: '?',
  clean: '✓',
  overlap: '⚠',
} as const satisfies Record<ContaminationState, string>;

export const CONTAMINATION_MARKS = {
  unknown: 'contamination unknown',
  clean: 'no overlap found',
  overlap: 'overlap found or declared',
} as const satisfies Record<ContaminationState, string>;

/** What each state claims: nothing may be taken from silence. */
export const CONTAMINATION_WORDS = {
  unknown:
    'Nobody has shown what the model was trained on, so that nobody can say whether it has met these questions or videos. It is no sign of either.',
  clean:
    'A corpus that is said to be complete was searched: no video and no text of the benchmark is in it.',
  overlap:
    'Videos or texts of the benchmark were found in what the model was trained on, or somebody declares that it was trained on them. The row keeps its rank and carries this mark.',
} as const satisfies Record<ContaminationState, string>;

/** A baseline is trained on nothing. */
export function contaminationOf({ model, contamination }: Result): ContaminationState | null {
  return model.kind === 'baseline' ? null : contamination.state;
}
