import type { Side } from './compared.ts';
import type { Input } from './match.ts';

/**
 * The checkpoints of one training run by their step, where everything that is compared is that.
 *
 * @returns null for anything else, and where two have the same step.
 */
export function seriesOf(inputs: Input[]): { id: string; sides: Side[] } | null {
  const sides = inputs.flatMap((input) => input.sides);
  const [first] = sides;
  const id = first?.evidence.result.model.series?.id;
  if (id === undefined || sides.length < 2) return null;
  if (sides.some(({ evidence }) => evidence.result.model.series?.id !== id)) return null;
  const sorted = sides.toSorted((a, b) => stepOf(a) - stepOf(b));
  const doubled = sorted.some((side, at) => at > 0 && stepOf(side) === stepOf(sorted[at - 1]!));
  return doubled ? null : { id, sides: sorted };
}

export function stepOf({ evidence }: Side): number {
  return evidence.result.model.series?.step ?? Number.NaN;
}
