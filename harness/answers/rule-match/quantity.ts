import { withDigits } from './number-words.ts';
import { unitOf } from './units.ts';

export type Quantity = {
  value: number;
  /** Digits after the point; Infinity for a fraction, which is exact. */
  decimals: number;
  /** Null for a bare number. */
  unit: string | null;
  /** `x` of `x = 5`. */
  variable: string | null;
};

const SIGN = String.raw`(?<sign>[+-])?\s*(?<money>[$€£])?\s*`;
const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?|\.\d+`;
const POWER = String.raw`(?:\s*(?:e|[×x*]\s*10\s*\^)\s*\(?(?<power>[+-]?\d+)\)?)?`;
const FRACTION = String.raw`(?:(?<whole>\d+)\s+)?(?<top>\d+)\s*/\s*(?<bottom>\d+)`;
const QUANTITY = new RegExp(
  `^(?:(?<variable>[a-z](?:_?\\w)?)\\s*=\\s*)?(?:approximately |about |≈\\s*|~\\s*)?${SIGN}` +
    `(?:${FRACTION}|(?<number>${DIGITS})${POWER})\\s*(?<unit>\\D.*)?$`,
  'i',
);

/**
 * A plain text that is one number, with its unit if it has one. Null for everything else: ranges,
 * lists, numbers in a sentence, decimal commas (`1,5` could be two numbers), words that are no unit.
 */
export function quantityOf(text: string): Quantity | null {
  const groups = QUANTITY.exec(withDigits(text.trim()))?.groups;
  if (groups === undefined) return null;
  const { variable, sign, money, unit: tail = '' } = groups;
  const unit = tail === '' ? null : unitOf(tail);
  if (tail !== '' && (unit === null || money !== undefined)) return null;
  const size = groups['number'] === undefined ? fraction(groups) : decimal(groups);
  if (size === null || !Number.isFinite(size.value)) return null;
  return {
    ...size,
    value: sign === '-' ? -size.value : size.value,
    unit: money === undefined ? unit : unitOf(money),
    variable: variable ?? null,
  };
}

type Groups = Record<string, string | undefined>;
type Size = Pick<Quantity, 'value' | 'decimals'>;

function fraction({ whole = '0', top, bottom }: Groups): Size | null {
  const value = Number(whole) + Number(top) / Number(bottom);
  return Number(bottom) === 0 ? null : { value, decimals: Infinity };
}

function decimal({ number = '', power = '0' }: Groups): Size {
  const digits = number.replaceAll(/[, ]/g, '');
  const decimals = (digits.split('.')[1] ?? '').length;
  return { value: Number(`${digits}e${power}`), decimals: Math.max(0, decimals - Number(power)) };
}
