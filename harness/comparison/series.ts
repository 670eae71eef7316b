import type { Side } from './compared.ts';
import type { Input } from './match.ts';

/** Checkpoints of one training run, in order: an input a step. */
export type Series = { id: string; steps: number[]; inputs: Input[] };

/**
 * The series that is compared: one folder of it, or checkpoints named in the order of their steps. In
 * another order the first named is a base like any other.
 *
 * @returns null for anything else.
 */
export function seriesOf(inputs: Input[]): Series | null {
  const [only] = inputs;
  const ordered = inputs.length === 1 && only !== undefined ? byStep(only) : inputs;
  const id = only?.sides[0]?.evidence.result.model.series?.id;
  const own = ordered.flatMap(({ sides }) => sides).map(seriesIn);
  if (id === undefined || ordered.length < 2 || own.some((one) => one?.id !== id)) return null;
  const steps = ordered.map(({ sides }) => [...new Set(sides.map(stepOf))]);
  const ascending = steps.every(
    ([step = Number.NaN, ...others], at) =>
      others.length === 0 && (at === 0 || step > (steps[at - 1]?.[0] ?? Number.NaN)),
  );
  return ascending ? { id, steps: steps.flat(), inputs: ordered } : null;
}

function byStep({ sides }: Input): Input[] {
  const steps = [...Map.groupBy(sides, stepOf)].sort(([a], [b]) => a - b);
  return steps.map(([step, own]) => ({ name: `step ${step}`, sides: own }));
}

function seriesIn({ evidence }: Side) {
  return evidence.result.model.series;
}

function stepOf(side: Side): number {
  return seriesIn(side)?.step ?? Number.NaN;
}
