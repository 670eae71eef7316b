import { SightlineError } from '../errors.ts';
import { holm } from '../statistics/multiplicity.ts';
import { compareArms, type Arm } from './arms.ts';
import { checkGate, parseGate } from './gate.ts';
import { nameIndex } from './gate-names.ts';
import { letterOf, matchInputs, type Input } from './match.ts';
import { settle, taskOf, type ReportOptions } from './options.ts';
import { emptyReport, type ArmRow, type ComparisonReport } from './comparison-report.ts';
import { armSentence, LEVEL } from './sentence.ts';

/** Compares the seeds of each arm with those of the first. */
export function compareArmInputs(
  arms: { name: string; runs: Input[] }[],
  options: ReportOptions = {},
): ComparisonReport {
  const settled = settle(options);
  const gates = settled.gates.map(parseGate);
  const inputs = arms.flatMap(({ runs }) => runs);
  const owner = arms.flatMap(({ runs }, arm) => runs.map(() => arm));
  const matches = matchInputs(inputs);
  const made = matches.map(({ benchmark, sides }) => ({
    benchmark,
    arms: arms.map(({ name }, arm): Arm => ({
      name,
      seeds: sides.flatMap((side, run) => (side !== null && owner[run] === arm ? [side] : [])),
    })),
  }));
  const compare = (pair: [Arm, Arm]) => compareArms(pair, settled);
  const rows = made.flatMap(({ benchmark, arms: own }) => {
    const [base, ...others] = own as [Arm, ...Arm[]];
    return others.flatMap((other) =>
      base.seeds.length === 0 || other.seeds.length === 0
        ? []
        : [{ benchmark, task: taskOf(base.seeds[0]!, settled), arms: compare([base, other]) }],
    );
  });
  if (rows.length === 0) {
    throw new SightlineError('COMPARISON_REFUSED', 'no benchmark is in two arms');
  }
  return {
    ...emptyReport(settled),
    inputs: arms.map(({ name }, index) => ({ letter: letterOf(index), name })),
    arms: adjustedArms(rows),
    notes: made.flatMap(({ benchmark, arms: own }) =>
      own.flatMap(({ name, seeds }, arm) => {
        const runs = arms[arm]?.runs.length ?? 0;
        return seeds.length === runs
          ? []
          : [`${benchmark}: ${seeds.length} of ${runs} runs of ${name} have it`];
      }),
    ),
    gates: gates.flatMap((gate) =>
      made.map(({ benchmark, arms: own }) => {
        const named = (word: string) => {
          const at = nameIndex(
            word,
            arms.map(({ name }, i) => [letterOf(i), name]),
          );
          return own[at] as Arm;
        };
        const found = compare([named(gate.right), named(gate.left)]);
        const { difference: estimate, se, df } = found;
        return checkGate(gate, { estimate, se, df: df ?? 0 }, benchmark);
      }),
    ),
  };
}

function adjustedArms(rows: Pick<ArmRow, 'benchmark' | 'task' | 'arms'>[]): ArmRow[] {
  const tested = rows.filter(({ arms }) => arms.p !== null);
  const values = holm(tested.map(({ arms }) => arms.p as number));
  return rows.map((row) => {
    const at = tested.indexOf(row);
    const p = at < 0 ? null : { value: values[at] as number, family: tested.length };
    const separated = p !== null && p.value <= LEVEL;
    return { ...row, p, separated, sentence: armSentence(row.arms, p) };
  });
}
