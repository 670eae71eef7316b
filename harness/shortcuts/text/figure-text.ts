import { percent, points } from '../../percent.ts';
import type { Floor } from '../../schema/floors.ts';
import type { Estimate } from '../../schema/result.ts';
import type { Found } from '../found.ts';

export { percent, points };

/** "71.2 [68.0, 74.4]". */
export function estimateText(estimate: Estimate | null): string {
  if (estimate === null) return 'none';
  return `${percent(estimate.value)} [${percent(estimate.low)}, ${percent(estimate.high)}]`;
}

export type Unit = 'points' | 'percent' | 'kappa';

const UNITS: Record<Unit, (value: number) => string> = { points, percent, kappa };

/** "0.62", as chance-corrected scores are written. */
export function kappa(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === 0 ? '0.00' : text.replace('-', '−');
}

/** "+12.4 [9.8, 15.0]"; a word where there is no figure. The ends carry a sign only where it is minus. */
export function foundText(found: Found | null, unit: Unit): string {
  if (found === null) return '';
  if (found.kind !== 'figure') return WORDS[found.kind];
  const { value, low, high } = found;
  if (low === null || high === null) return `${UNITS[unit](value)} [no interval]`;
  return `${UNITS[unit](value)} [${end(low, unit)}, ${end(high, unit)}]`;
}

const WORDS = { undefined: 'undefined', 'not-asked': 'not asked', withheld: 'withheld' } as const;

function end(value: number, unit: Unit): string {
  return unit === 'kappa' ? kappa(value) : percent(value);
}

/** ".012", "<.001"; nothing where there was no test. */
export function pText(p: number | null | undefined): string {
  if (p === null || p === undefined) return '';
  return p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, '');
}

/** "29.1"; "none" where nobody measured it. */
export function floorText(floor: Pick<Floor, 'value'> | null): string {
  return floor === null ? 'none' : percent(floor.value);
}
