import type { Quantity } from './quantity.ts';

/** Floating point, not judgement. */
const ROUNDING = 1e-12;
/** A fraction may be answered with as many significant digits as this. */
const LEAST_DIGITS = 2;

/** `unclear`: the numbers may mean the same, but only somebody who knows the question can tell. */
export type Comparison = 'same' | 'other' | 'unclear';

/**
 * Compares an answer with a reference. A missing unit is understood, because questions name it; other
 * units are unclear rather than converted, and so are other variables.
 */
export function compareQuantities(
  answer: Quantity,
  reference: Quantity,
  relativeTolerance = 0,
): Comparison {
  const { unit, variable } = answer;
  if (variable !== null && reference.variable !== null && variable !== reference.variable) {
    return 'unclear';
  }
  const bothUnits = unit !== null && reference.unit !== null;
  if (bothUnits && unit !== reference.unit) return 'unclear';
  if (sameNumber(answer, reference, relativeTolerance)) return 'same';
  return bothUnits || unit === reference.unit ? 'other' : shares(answer, reference);
}

/** `50%` and `0.5` are the same; any other number without the other's unit may be in another one. */
function shares(answer: Quantity, reference: Quantity): Comparison {
  const plain = ({ value, unit, decimals }: Quantity) =>
    unit === '%' ? { value: value / 100, decimals: decimals + 2 } : { value, decimals };
  const percent = answer.unit === '%' || reference.unit === '%';
  return percent && sameNumber(plain(answer), plain(reference), 0) ? 'same' : 'unclear';
}

type Size = Pick<Quantity, 'value' | 'decimals'>;

/**
 * The answer may be more exact than a reference with decimals (3.14159 for 3.14), and may round a
 * reference that is a fraction (0.33 for 1/3). It may not be less exact: 3 is not 3.14.
 */
function sameNumber(answer: Size, reference: Size, relativeTolerance: number): boolean {
  const off = Math.abs(answer.value - reference.value);
  if (off <= Math.max(ROUNDING, relativeTolerance) * Math.abs(reference.value)) return true;
  if (reference.decimals === Infinity) {
    return digitsOf(answer) >= LEAST_DIGITS && off <= halfStep(answer.decimals);
  }
  return (
    reference.decimals > 0 &&
    answer.decimals > reference.decimals &&
    off <= halfStep(reference.decimals)
  );
}

function halfStep(decimals: number): number {
  return 0.5 * 10 ** -decimals * (1 + ROUNDING);
}

/** Significant digits after the point: 0.33 has two, 0.05 one. */
function digitsOf({ value, decimals }: Size): number {
  return decimals + Math.min(0, Math.floor(Math.log10(Math.abs(value))) + 1);
}
