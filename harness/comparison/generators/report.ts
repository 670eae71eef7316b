import { SightlineError } from '../../errors.ts';
import { isGraded } from '../../checklists/graded-items.ts';
import type { Permissions } from '../compared.ts';
import { letterOf, matchInputs, placeOf, type Input } from '../match.ts';
import { DRAWS } from '../randomness.ts';
import { LEVEL } from '../sentence.ts';
import { comparePairOfGenerators } from './pair.ts';
import { adjustedRows, type GeneratorRow, type Untested } from './rows.ts';

/** Every difference is the second less the first, in shares of 1. Nothing in it is random but by its seed. */
export type GeneratorReport = {
  schemaVersion: 1;
  difference: 'other − base';
  task: 'generation';
  probe: string;
  level: number;
  seed: number;
  resamples: number;
  inputs: { letter: string; name: string }[];
  rows: GeneratorRow[];
};

export type GeneratorOptions = {
  probe?: string;
  seed?: number;
  draws?: number;
  permissions?: Permissions;
};

/**
 * Compares each generator with the first one, item by item.
 *
 * @throws `COMPARISON_REFUSED` where two are no one measurement, `USAGE` where there is nothing to compare.
 */
export function compareGeneratorInputs(
  inputs: Input[],
  { probe = 'full', seed = 0, draws = DRAWS.resamples, permissions = {} }: GeneratorOptions = {},
): GeneratorReport {
  if (inputs.length < 2) {
    throw new SightlineError('USAGE', 'there is nothing to compare with', {
      hint: 'name two or more runs or records; the first is the base',
    });
  }
  const rows = matchInputs(inputs).flatMap(({ benchmark, sides: [base, ...others] }) =>
    others.flatMap((other, at): Untested[] => {
      if (base == null || other === null) return [];
      const letters: [string, string] = [letterOf(0), letterOf(at + 1)];
      const options = { probe, permissions, seed, draws };
      return [{ benchmark, letters, pair: comparePairOfGenerators([base, other], options) }];
    }),
  );
  if (rows.length === 0) {
    throw new SightlineError('COMPARISON_REFUSED', 'no benchmark is in both', {
      hint: 'records are compared over the same items of one benchmark',
    });
  }
  return {
    schemaVersion: 1,
    difference: 'other − base',
    task: 'generation',
    probe,
    level: LEVEL,
    seed,
    resamples: draws,
    inputs: inputs.map(({ name }, index) => ({ letter: letterOf(index), name })),
    rows: adjustedRows(rows),
  };
}

/**
 * What is compared: generators, or question answering with the generators left out, because a score
 * of the one is never put together with a score of the other.
 *
 * @throws `COMPARISON_REFUSED` where one input is of generators only and another one is not.
 */
export function comparableInputs<T extends Input>(
  inputs: T[],
): { generators: boolean; inputs: T[]; notes: string[] } {
  const graded = inputs.map(({ sides }) =>
    sides.filter(({ evidence }) => isGraded(evidence.items)),
  );
  if (graded.every((own) => own.length === 0)) return { generators: false, inputs, notes: [] };
  if (inputs.every(({ sides }, at) => sides.length === graded[at]?.length))
    return { generators: true, inputs, notes: [] };
  const others = inputs.map((input) => ({
    ...input,
    sides: input.sides.filter(({ evidence }) => !isGraded(evidence.items)),
  }));
  const empty = others.find(({ sides }) => sides.length === 0);
  if (empty !== undefined) {
    const what = `${empty.name} is of generated videos, and what it is compared with is not`;
    throw new SightlineError('COMPARISON_REFUSED', what, {
      hint: 'generators are compared with generators',
    });
  }
  const left = [...new Set(graded.flat().map(placeOf))];
  return {
    generators: false,
    inputs: others,
    notes: [
      `left out: ${left.join(', ')}, which grades generated videos and stands in no suite with questions; name its runs alone`,
    ],
  };
}
