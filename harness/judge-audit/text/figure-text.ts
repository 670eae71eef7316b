import { percent, points } from '../../percent.ts';
import type { Figure } from '../figure.ts';

const MINUS = '\u2212';

/** "71.2 [68.0, 74.4]". */
export function shareText(figure: Figure): string {
  return withInterval(figure, percent, percent);
}

/** "+4.1 [1.0, 7.2]". */
export function pointsText(figure: Figure): string {
  return withInterval(figure, points, percent);
}

/** "0.62 [0.51, 0.71]". */
export function kappaText(figure: Figure): string {
  return withInterval(figure, twoPlaces, twoPlaces);
}

export function twoPlaces(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === 0 ? '0.00' : text.replace('-', MINUS);
}

function withInterval(
  { value, low, high }: Figure,
  show: (value: number) => string,
  end: (value: number) => string,
): string {
  if (value === null) return 'undefined';
  if (low === null || high === null) return `${show(value)} [no interval]`;
  return `${show(value)} [${end(low)}, ${end(high)}]`;
}
