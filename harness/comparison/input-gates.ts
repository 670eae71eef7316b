import { SightlineError } from '../errors.ts';
import { checkGate, type Gate, type GateResult } from './gate.ts';
import { nameIndex } from './gate-names.ts';
import { letterOf, type Input, type Match } from './match.ts';
import type { Settled } from './options.ts';
import { comparePair } from './pair.ts';

/** A gate on every benchmark that both of its inputs have. */
export function inputGate(
  gate: Gate,
  { inputs, matches, settled }: { inputs: Input[]; matches: Match[]; settled: Settled },
): GateResult[] {
  const words = inputs.map(({ name, sides }, index) => [
    letterOf(index),
    name,
    ...sides.flatMap(({ evidence: { result } }) => [result.model.id, result.id]),
  ]);
  const [left, right] = [nameIndex(gate.left, words), nameIndex(gate.right, words)];
  const results = matches.flatMap(({ benchmark, sides }) => {
    const [one, two] = [sides[right], sides[left]];
    if (one == null || two == null) return [];
    const { overall } = comparePair([one, two], settled.pair);
    const { difference: estimate, se, clusters, onlyBase, onlyOther } = overall;
    const nothing = onlyBase + onlyOther === 0 ? { nothingDiffersIn: clusters } : {};
    return [checkGate(gate, { estimate, se, df: clusters - 1, ...nothing }, benchmark)];
  });
  if (results.length > 0) return results;
  throw new SightlineError('USAGE', `gate "${gate.text}": no benchmark is in both`);
}
