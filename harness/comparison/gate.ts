import { SightlineError } from '../errors.ts';
import { agrestiMin } from '../statistics/agresti-min.ts';
import { tTest } from '../statistics/student-t.ts';

const OPERATORS = ['>=', '<=', '>', '<'] as const;

/** "A >= B - 2": what left less right must be shown to be. */
export type Gate = {
  text: string;
  left: string;
  right: string;
  operator: (typeof OPERATORS)[number];
  /** Of left less right, in shares of 1. */
  threshold: number;
};

/** Left less right, as it was measured. */
export type GateEvidence = {
  estimate: number;
  se: number | null;
  df: number;
  /** Set where not one item differs: the clusters that this rests on. */
  nothingDiffersIn?: number;
};

export type GateResult = Omit<Gate, 'left' | 'right'> & {
  benchmark: string;
  difference: number;
  /** The one-sided 95 % bound that must lie on the right side; null where nothing can be said. */
  bound: number | null;
  end: 'lower' | 'upper';
  passed: boolean;
};

/** @throws `USAGE` for what is no gate. */
export function parseGate(text: string): Gate {
  const found = /^\s*(\S+)\s*(>=|<=|>|<)\s*(\S+)(?:\s+([+−-])\s*(\d+(?:\.\d+)?))?\s*$/.exec(text);
  if (found === null) {
    throw new SightlineError('USAGE', `"${text}" is no gate`, {
      hint: 'write it as "A >= B - 2", with blanks around the signs: the margin is in points',
    });
  }
  const [, left = '', operator = '>=', right = '', sign, margin] = found;
  const size = Number(margin ?? 0) / 100;
  return {
    text: text.trim(),
    left,
    right,
    operator: operator as Gate['operator'],
    threshold: sign === undefined || size === 0 ? 0 : sign === '+' ? size : -size,
  };
}

/** Passes only what is shown: the one-sided 95 % bound must satisfy the gate, not the estimate. */
export function checkGate(gate: Gate, evidence: GateEvidence, benchmark: string): GateResult {
  const { text, operator, threshold } = gate;
  const end = operator.startsWith('>') ? 'lower' : 'upper';
  const bound = boundOf(evidence, end);
  return {
    text,
    operator,
    threshold,
    benchmark,
    difference: evidence.estimate,
    bound,
    end,
    passed: bound !== null && holds(bound, operator, threshold),
  };
}

function boundOf(evidence: GateEvidence, end: 'lower' | 'upper'): number | null {
  const { estimate, se, df, nothingDiffersIn: clusters } = evidence;
  const ends =
    clusters === undefined
      ? tTest({ estimate, se: se ?? 0, df }, 0.9)
      : // Not one difference has no standard error, and is no certainty either.
        agrestiMin({ onlyA: 0, onlyB: 0, n: clusters }, 0.9);
  const bound = end === 'lower' ? ends.low : ends.high;
  return Number.isNaN(bound) ? null : bound;
}

function holds(bound: number, operator: Gate['operator'], threshold: number): boolean {
  switch (operator) {
    case '>=':
      return bound >= threshold;
    case '>':
      return bound > threshold;
    case '<=':
      return bound <= threshold;
    case '<':
      return bound < threshold;
  }
}
