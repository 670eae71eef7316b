/** What a judge is asked beside its votes, to see what they hang on. */
export const CONTROLS = {
  retest: { says: 'the same again, in the same words', expects: 'same' },
  order: { says: 'references, or questions of the checklist, in another order', expects: 'same' },
  padding: { says: 'the answer with a sentence more that says nothing', expects: 'same' },
  halo: { says: 'each question of the checklist in a call of its own', expects: 'same' },
  gold: { says: 'a reference as the answer', expects: 'best' },
  empty: { says: 'no answer at all', expects: 'worst' },
  'other-answer': { says: "another video's reference as the answer", expects: 'worst' },
  'other-video': {
    says: "another item's video in its place; what asks for looks alone may still be good",
    expects: 'worst',
  },
} as const satisfies Record<string, { says: string; expects: 'same' | 'best' | 'worst' }>;

export type Control = keyof typeof CONTROLS;

export const CONTROL_NAMES = Object.keys(CONTROLS) as Control[];
