import type { Side } from './compared.ts';

/** Where one of two models is known to have met the items and the other is not, or either is cleared. */
export function contaminationWarning([base, other]: readonly [Side, Side]): string[] {
  const [one, two] = [base, other].map(({ evidence }) => evidence.result.contamination);
  if (one === undefined || two === undefined || one.state === two.state) return [];
  const words = ({ state, because }: typeof one) =>
    because === undefined ? state : `${state} (${because})`;
  return [`contamination is not the same: the base ${words(one)}, the other ${words(two)}`];
}
