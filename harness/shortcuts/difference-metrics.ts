/** A metric that is `full` less one probe. */
export type DifferenceMetric = {
  id: string;
  title: string;
  /** What it is, as a sentence. */
  says: string;
  /** The probe. */
  less: string;
  tomato?: 'kappa' | 'rho' | 'tau';
  /** With a test of whether it is within the margin. */
  withEquivalence?: true;
  /** With the same where unreadable answers count as guesses. */
  withUnread?: true;
};

export const DIFFERENCES: DifferenceMetric[] = [
  {
    id: 'visual-gain',
    title: 'Visual gain',
    says: 'Full video less no video.',
    less: 'blind',
    withUnread: true,
  },
  {
    id: 'multi-frame-gain',
    title: 'Multi-frame gain',
    says: 'Full video less its middle frame.',
    less: 'frame-middle',
    tomato: 'kappa',
  },
  {
    id: 'multi-frame-gain-random',
    title: 'Over a random frame',
    says: 'Full video less one of its frames at random.',
    less: 'frame-random',
  },
  {
    id: 'oracle-gap',
    title: 'Oracle gap',
    says: 'Full video less the best of several single frames; guesses raise the best by themselves.',
    less: 'frame-oracle',
    tomato: 'rho',
  },
  {
    id: 'order-sensitivity',
    title: 'Order sensitivity',
    says: 'Full video less shuffled frames.',
    less: 'shuffle',
    tomato: 'tau',
    withEquivalence: true,
  },
  {
    id: 'reverse-sensitivity',
    title: 'Reverse sensitivity',
    says: 'Full video less reversed frames.',
    less: 'reverse',
  },
  {
    id: 'visual-anchoring',
    title: 'Visual anchoring',
    says: 'Full video less another video.',
    less: 'wrong-video',
  },
];
