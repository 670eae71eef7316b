import { percent } from '../../../../harness/percent.ts';
import type { ReportedFigure } from '../../../../harness/schema/reported.ts';

/** A reported share in percent with the digits that its source printed, and no more: "58", "79.7", "49.74". */
export function printedPercent({ value, step }: Pick<ReportedFigure, 'value' | 'step'>): string {
  return (value * 100).toFixed(decimalsOf(step));
}

function decimalsOf(step: number): number {
  return Math.max(0, Math.round(-Math.log10(step * 100)));
}

/** Whether a measured share, rounded as the source rounds, is what the source prints. */
export function equalAsPrinted(
  figure: Pick<ReportedFigure, 'value' | 'step'>,
  measured: number,
): boolean {
  return printedPercent(figure) === printedPercent({ value: measured, step: figure.step });
}

/** "Causal", "all questions". */
export function partWords({ part }: Pick<ReportedFigure, 'part'>): string {
  return part === null ? 'all questions' : `${part.breakdown}: ${part.label}`;
}

/** "128 frames", "1 fps", "not stated". */
export function reportedFrames({ frames }: Pick<ReportedFigure, 'frames'>): string {
  if (frames === null) return 'not stated';
  return /^\d+$/.test(frames) ? `${frames} frame${frames === '1' ? '' : 's'}` : frames;
}

/** "62.9", "62.0–63.0". */
export function rangePercent({ low, high }: { low: number; high: number }): string {
  return low === high ? percent(low) : `${percent(low)}\u2013${percent(high)}`;
}
