import type { Result } from '../../../harness/schema/result.ts';

export type ProvenanceLevel = Result['provenance']['level'];

/** What a level claims, from the weakest to the strongest. */
export const PROVENANCE_WORDS = {
  reported: 'A paper’s own number; nothing was run again.',
  submitted: 'Replies were supplied and scored again here; how they were made was not seen.',
  'spot-checked':
    'A random sample was asked again by others, and agrees as often as the model does with itself.',
  reproduced:
    'Everything was asked again by someone else, and agrees as often as the model does with itself.',
  attested: 'Reproduced in a public, signed workflow.',
  withdrawn: 'Withdrawn or disputed; kept for the record, not ranked.',
} as const satisfies Record<ProvenanceLevel, string>;
