import type { BehaviourTestId } from '../../schema/contamination-behaviour.ts';

/** What else than memory moves each test: part of the report, so that no figure travels without it. */
export const CAUTIONS = {
  'option-order':
    'a preference for a letter moves it too where the right letters are uneven in another way than in the control; a model that was tuned on turned options may pass',
  'masked-option':
    'options that follow a pattern can be guessed, more often in one benchmark than in another',
  'blind-gain': 'better language and better guessing move it too',
  'mirror-swap':
    'a model that knows left and right badly loses here too; letters in the picture are mirrored as well',
} as const satisfies Record<BehaviourTestId, string>;
