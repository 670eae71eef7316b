import { SightlineError } from '../errors.ts';
import { meanOfBenchmarks } from './benchmark-mean.ts';
import { emptyReport, type ComparisonReport } from './comparison-report.ts';
import { parseGate } from './gate.ts';
import { inputGate } from './input-gates.ts';
import { letterOf, matchInputs, type Input, type Match } from './match.ts';
import { settle, type ReportOptions } from './options.ts';
import { adjusted, previousRows, rowsOf } from './rows.ts';
import { seriesOf } from './series.ts';

/**
 * Compares each input with the first one; checkpoints of one series also with the one before.
 *
 * @throws `COMPARISON_REFUSED` where two records are no one measurement, `USAGE` where there is nothing to compare.
 */
export function compareInputs(inputs: Input[], options: ReportOptions = {}): ComparisonReport {
  const settled = settle(options);
  const gates = settled.gates.map(parseGate);
  const series = seriesOf(inputs);
  const compared = series?.inputs ?? inputs;
  if (compared.length < 2) {
    throw new SightlineError('USAGE', 'there is nothing to compare with', {
      hint: 'name two or more runs, records or folders of them; the first is the base',
    });
  }
  const names = compared.map(({ name }, index) => ({ letter: letterOf(index), name }));
  const matches = matchInputs(compared);
  const rows = adjusted(matches.flatMap((match) => rowsOf(match, settled)));
  const { paired, notes } = unmatched(matches, compared);
  if (!paired) {
    throw new SightlineError('COMPARISON_REFUSED', `no benchmark is in both: ${notes.join('; ')}`, {
      hint: 'records are compared over the same items of one benchmark',
    });
  }
  return {
    ...emptyReport(settled),
    inputs: names,
    rows,
    series:
      series === null
        ? null
        : {
            id: series.id,
            steps: series.steps,
            previous: adjusted(previousRows(matches, settled)),
          },
    means: meanOfBenchmarks(rows),
    gates: gates.flatMap((gate) => inputGate(gate, { inputs: compared, matches, settled })),
    notes,
  };
}

/** What is in one input and not in the base, or the other way round. */
function unmatched(matches: Match[], inputs: Input[]): { paired: boolean; notes: string[] } {
  const notes = matches.flatMap(({ benchmark, sides }) =>
    sides.flatMap((side, index) =>
      index > 0 && (side === null) !== (sides[0] === null)
        ? [`${benchmark} is only in ${(side === null ? inputs[0] : inputs[index])?.name}`]
        : [],
    ),
  );
  const paired = matches.some(
    ({ sides: [base, ...others] }) => base != null && others.some((side) => side !== null),
  );
  return { paired, notes: [...new Set(notes)] };
}
