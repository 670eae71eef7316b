import { describe, expect, it } from 'vitest';
import { nonInferiority } from '../../../harness/statistics/equivalence.ts';
import { signFlips, type SignFlips } from '../../../harness/statistics/sign-flip.ts';
import {
  accuracyFigures,
  agreementFigures,
  type AskedAgain,
} from '../../../harness/submit/verify-figures.ts';
import { detectable } from '../../../harness/submit/verify-power.ts';
import {
  overall,
  verdictOf,
  type Check,
  type Verdict,
} from '../../../harness/submit/verify-verdict.ts';
import { simulatedClaim } from './simulated-claim.ts';

const OPTIONS = { margin: 0.05, probes: 1 };
const SIMULATIONS = 400;

const flipsBy = new Map<number, SignFlips>();

const checkOf = (compared: AskedAgain[]): Check => {
  const agreement = agreementFigures(compared, 'outcomes');
  const { clusters } = agreement;
  const flips =
    flipsBy.get(clusters) ?? signFlips({ clusters, seed: 1, key: 'simulation', draws: 2000 });
  flipsBy.set(clusters, flips);
  return { ...agreement, accuracy: accuracyFigures(compared, flips) };
};

/** Shares of the verdicts over many samples. */
function verdicts(claim: Omit<Parameters<typeof simulatedClaim>[0], 'seed'>) {
  const found: Record<Verdict, number> = { agrees: 0, disagrees: 0, 'too few items to say': 0 };
  for (let seed = 1; seed <= SIMULATIONS; seed += 1) {
    const check = checkOf(simulatedClaim({ ...claim, seed }));
    found[verdictOf(check, OPTIONS)] += 1 / SIMULATIONS;
  }
  return found;
}

describe('a record that is what it says', () => {
  it('agrees when nothing varies', () => {
    const check = checkOf(simulatedClaim({ seed: 1 }));
    expect(check).toMatchObject({
      n: 300,
      clusters: 150,
      agreement: { value: 1 },
      floor: { value: 1 },
      difference: { value: 0 },
      accuracy: { difference: { value: 0 }, p: 1 },
    });
    // Rule of three over 150 videos: nothing seen is no proof of nothing.
    expect(check.difference.low).toBeCloseTo(-0.018, 2);
    expect(verdictOf(check, OPTIONS)).toBe('agrees');
  });

  it('a handful of videos shows nothing, however well they agree', () => {
    const few = checkOf(simulatedClaim({ seed: 1, items: 40 }));
    expect(few.agreement.value).toBe(1);
    expect(verdictOf(few, OPTIONS)).toBe('too few items to say');
  });

  it('agrees with its floor when it is asked with temperature, and is hardly ever accused', () => {
    const one = checkOf(simulatedClaim({ seed: 3, unsteady: 0.2 }));
    expect(one.agreement.value).toBeLessThan(0.95);
    const found = verdicts({ unsteady: 0.2 });
    expect(found.agrees).toBeGreaterThan(0.85);
    expect(found.disagrees).toBeLessThan(0.02);
  });

  it('has bounds that are those of the test of non-inferiority', () => {
    const { difference, se, clusters } = checkOf(simulatedClaim({ seed: 5, unsteady: 0.3 }));
    const test = nonInferiority({ estimate: difference.value, se, margin: 0.05, df: clusters - 1 });
    expect(difference.low).toBeCloseTo(test.bound, 12);
  });
});

describe('a record that is not', () => {
  it('is not passed at the margin more often than one time in twenty', () => {
    // With three standard errors of so many simulations.
    for (const items of [60, 120, 300])
      expect(verdicts({ items, perVideo: 1, changed: 0.05 }).agrees, `${items}`).toBeLessThan(0.09);
  });

  it('of another model disagrees', () => {
    expect(verdicts({ changed: 0.3 }).disagrees).toBeGreaterThan(0.99);
    expect(verdicts({ changed: 0.3, unsteady: 0.2 }).disagrees).toBeGreaterThan(0.99);
  });

  it('is found by its score where only wrong answers were made right', () => {
    const found = verdicts({ changed: 0.15, way: 'right' });
    expect(found.disagrees).toBeGreaterThan(0.95);
  });
});

describe('what a sample could have found', () => {
  it.each([0, 0.15])(
    'is found in four of five samples, with %d of the items unsteady',
    (unsteady) => {
      const share = detectable(checkOf(simulatedClaim({ seed: 11, unsteady })), OPTIONS).any ?? 0;
      expect(share).toBeGreaterThan(0.07);
      const { disagrees } = verdicts({ unsteady, changed: share });
      expect(disagrees).toBeGreaterThan(0.72);
      expect(disagrees).toBeLessThan(0.9);
    },
  );

  it('one way as well: what matters is how many of the claims a change makes right', () => {
    const { oneWay, any } = detectable(checkOf(simulatedClaim({ seed: 11 })), OPTIONS);
    expect(oneWay).toBeLessThan(any ?? 0);
    // Two fifths of the claims are wrong, and turned right by so many times more changes.
    const { disagrees } = verdicts({ changed: (oneWay ?? 0) / 0.4, way: 'right' });
    expect(disagrees).toBeGreaterThan(0.72);
    expect(disagrees).toBeLessThan(0.9);
  });

  it('is nothing where the model does not agree with itself', () => {
    const noise = checkOf(simulatedClaim({ seed: 2, unsteady: 1 }));
    expect(detectable(noise, OPTIONS).any).toBeNull();
  });
});

it('answers are compared without their case, and a model is not asked to be identical', () => {
  const one = (answer: string | null) => ({ outcome: 'wrong', answer }) as const;
  const claims = ['A', ' a', 'B', null].map((answer, cluster): AskedAgain => {
    const again = [one('A'), one('A')] as const;
    return { cluster, claimed: one(answer), again: [...again], floor: [...again] };
  });
  expect(agreementFigures(claims, 'answers').agreement.value).toBe(0.5);
  expect(agreementFigures(claims, 'outcomes').agreement.value).toBe(1);
});

it('one probe that disagrees is enough, and one that shows nothing keeps the others from agreeing', () => {
  expect(overall(['agrees', 'disagrees', 'too few items to say'])).toBe('disagrees');
  expect(overall(['agrees', 'too few items to say'])).toBe('too few items to say');
  expect(overall(['agrees', 'agrees'])).toBe('agrees');
});
