import type { BehaviourTestId } from '../../harness/schema/contamination-behaviour.ts';
import type { Nature, Size } from './models.ts';

export type Study = {
  test: BehaviourTestId;
  /** `clean`: nothing is remembered and benchmark and control are alike; else what differs. */
  of: 'clean' | 'clean, but unlike' | 'remembers';
  words: string;
  here: Nature;
  control: Nature;
  size: { here: Size; control: Size };
};

const BENCHMARK: Size = { videos: 300, questions: 3 };
const CONTROL: Size = { videos: 100, questions: 3 };
/** What NExT-QA test has of each: 21 items whose answer names a side. */
const SIDES = { here: { videos: 21, questions: 1 }, control: { videos: 300, questions: 3 } };
const MANY_SIDES = { here: { videos: 150, questions: 1 }, control: { videos: 300, questions: 3 } };

const alike = { here: BENCHMARK, control: CONTROL };
const clean = { remembers: 0 };
const letters = { remembers: 0, prefersA: 0.2, goldA: 0.4 };

/** Every test on clean models, on clean models that a test may take for others, and on ones that remember. */
export const STUDIES: readonly Study[] = [
  study('option-order', 'clean', 'no preference for a letter', clean, clean),
  study(
    'option-order',
    'clean',
    'one in five answers is A; A is right in 40 %, in both',
    letters,
    letters,
  ),
  study(
    'option-order',
    'clean, but unlike',
    'the same, but in the control A is right in 25 %',
    letters,
    {
      ...letters,
      goldA: 0.25,
    },
  ),
  study('option-order', 'remembers', 'the letters of 20 %', { remembers: 0.2 }, clean),
  study('masked-option', 'clean', 'one in twenty can be guessed, in both', clean, clean),
  study(
    'masked-option',
    'clean, but unlike',
    'twice as many can be guessed as in the control',
    {
      remembers: 0,
      guessable: 0.1,
    },
    clean,
  ),
  study('masked-option', 'remembers', 'the options of 10 %', { remembers: 0.1 }, clean),
  study('blind-gain', 'clean', 'nothing learnt', clean, clean),
  study(
    'blind-gain',
    'clean',
    'language that gains 5 points on both',
    { remembers: 0, learnt: 0.05 },
    {
      remembers: 0,
      learnt: 0.05,
    },
  ),
  study(
    'blind-gain',
    'clean, but unlike',
    'language that gains 5 points on the benchmark alone',
    {
      remembers: 0,
      learnt: 0.05,
    },
    clean,
  ),
  study('blind-gain', 'remembers', 'the answers of 20 %', { remembers: 0.2 }, clean),
  study('mirror-swap', 'clean', '21 items name a side, as in NExT-QA test', clean, clean, SIDES),
  study('mirror-swap', 'clean', '150 items name a side', clean, clean, MANY_SIDES),
  study(
    'mirror-swap',
    'clean, but unlike',
    '150 items; in a third it says left, which is right in 60 %',
    {
      remembers: 0,
      oneSided: { says: 1 / 3, right: 0.6 },
    },
    clean,
    MANY_SIDES,
  ),
  study(
    'mirror-swap',
    'remembers',
    '21 items, the answers of 40 %',
    { remembers: 0.4 },
    clean,
    SIDES,
  ),
  study(
    'mirror-swap',
    'remembers',
    '150 items, the answers of 20 %',
    { remembers: 0.2 },
    clean,
    MANY_SIDES,
  ),
];

function study(
  test: BehaviourTestId,
  of: Study['of'],
  words: string,
  here: Nature,
  control: Nature,
  size: Study['size'] = alike,
): Study {
  return { test, of, words, here, control, size };
}
