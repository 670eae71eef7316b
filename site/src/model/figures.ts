import { percent, points } from '../../../harness/percent.ts';
import type { Estimate } from '../../../harness/schema/result.ts';

// A figure has the same digits on the command line and on a page.
export { percent, points };

const MINUS = '\u2212';
/** Narrow and unbreakable: a number never spans two lines. */
const THIN_SPACE = '\u202f';
const EN_DASH = '\u2013';

/** A share without decimals: a tick of an axis, or a ratio that is no more exact than that. */
export function wholePercent(share: number): string {
  return String(Math.round(share * 100)).replace('-', MINUS);
}

/** "−1.2 to 3.4": a dash between signed figures could be a sign. */
export function pointsInterval({ low, high }: { low: number; high: number }): string {
  return `${points(low)} to ${points(high)}`;
}

/**
 * Half the width of the interval in percentage points: what stands after "±". Null where the estimate
 * does not stand in the middle of its interval, as near 0 and 100 %: "100 ± 20" would be no interval.
 */
export function halfWidth({
  value,
  low,
  high,
}: Pick<Estimate, 'value' | 'low' | 'high'>): string | null {
  const lopsided = Math.abs(high - value - (value - low)) > 0.001;
  return lopsided ? null : percent((high - low) / 2);
}

/** "58.9–63.5". The whole interval, because near 0 and 1 it is not symmetric. */
export function interval({ low, high }: { low: number; high: number }): string {
  return `${percent(low)}${EN_DASH}${percent(high)}`;
}

/** A count with thin spaces between the thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** The date of an ISO instant, as it was written (UTC). */
export function day(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length);
}

/** "1 video", "900 videos". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
