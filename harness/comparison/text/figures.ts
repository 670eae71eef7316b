import { percent, points } from '../../shortcuts/text/figure-text.ts';

/** "+3.8 [1.6, 6.1]" in points. */
export function intervalText({
  difference,
  low,
  high,
}: {
  difference: number;
  low: number | null;
  high: number | null;
}): string {
  const ends = low === null || high === null ? 'no interval' : `${percent(low)}, ${percent(high)}`;
  return `${points(difference)} [${ends}]`;
}

/** "1.144": a standard error in points; the digits that papers print. */
export function errorText(se: number | null): string {
  return se === null ? 'unknown' : (100 * se).toFixed(3);
}

/** "+3.82" points. */
export function exactPoints(difference: number): string {
  const text = (100 * difference).toFixed(2);
  if (Number(text) === 0) return '0.00';
  return difference > 0 ? `+${text}` : text.replace('-', '−');
}
