import type { Estimate } from '../../schema/result.ts';
import type { Found } from '../found.ts';

/** The cells of a figure: value, low, high, n, clusters, p, q, reason. */
export function estimateCells(estimate: Estimate | null): string[] {
  if (estimate === null) return foundCells({ kind: 'undefined', reason: 'nothing is scored' });
  return foundCells({ kind: 'figure', ...estimate });
}

export function numberCells(value: number | null): string[] {
  return [numberText(value), '', '', '', '', '', '', ''];
}

export function foundCells(found: Found, q: number | null = null): string[] {
  if (found.kind !== 'figure') {
    const reason = {
      undefined: 'reason' in found ? found.reason : '',
      'not-asked': 'probes' in found ? `not asked: ${found.probes.join(' ')}` : '',
      withheld: 'withheld',
    }[found.kind];
    return ['', '', '', '', '', '', '', reason];
  }
  const { value, low, high, n, clusters, p } = found;
  return [
    ...[value, low, high].map(numberText),
    String(n),
    String(clusters),
    numberText(p ?? null),
    numberText(q),
    '',
  ];
}

/** Six significant digits. */
function numberText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(6)));
}
