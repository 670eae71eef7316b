import { points } from '../../shortcuts/text/figure-text.ts';
import type { GateResult } from '../gate.ts';

/** "PASS  A >= B - 2 on nextqa val: difference −0.4, lower bound −1.6, wanted >= −2.0". */
export function gateLine(gate: GateResult): string {
  const { text, benchmark, difference, bound, end, operator, threshold, passed } = gate;
  const shown = bound === null ? 'no bound' : `${end} one-sided 95 % bound ${points(bound)}`;
  return `${passed ? 'PASS' : 'FAIL'}  ${text} on ${benchmark}: difference ${points(difference)}, ${shown}, wanted ${operator} ${points(threshold)}`;
}
