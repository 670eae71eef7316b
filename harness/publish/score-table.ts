import Table from 'cli-table3';
import type { Counts, Estimate, ProbeResult } from '../schema/result.ts';
import type { Summary } from './summarise.ts';

/** What one line of the table is about. */
export type ScoreRow = { benchmark: string; split: string; probe: string; summary: Summary };

/** The scores of a run or a suite as people read them: a line a probe, everything with its denominator. */
export function scoreTable(rows: ScoreRow[]): string {
  const table = new Table({
    head: [
      'benchmark',
      'split',
      'probe',
      'accuracy',
      '95 % interval',
      'chance',
      'n',
      'videos',
      'not read',
    ],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  rows.forEach(({ benchmark, split, probe, summary }, index) => {
    const before = rows[index - 1];
    const same = before?.benchmark === benchmark && before.split === split;
    const { accuracy, chance, counts } = summary;
    table.push([
      same ? '' : benchmark,
      same ? '' : split,
      probe,
      accuracy === null ? 'none' : percent(accuracy.value),
      accuracy === null ? '' : intervalText(accuracy),
      chance === null ? '' : percent(chance),
      String(accuracy?.n ?? 0),
      String(accuracy?.clusters ?? 0),
      unreadText(counts),
    ]);
  });
  return table.toString();
}

/** "50.3 to 71.2 (clustered)". */
export function intervalText(accuracy: Estimate): string {
  const kind = accuracy.estimator === 'cluster-t' ? '' : ' (Wilson)';
  return `${percent(accuracy.low)} to ${percent(accuracy.high)}${kind}`;
}

/** Outcomes that are neither right nor wrong, by name; they are never hidden. */
function unreadText(counts: Counts): string {
  const names = ['unparsed', 'refused', 'truncated', 'unjudged', 'failed', 'notAsked'] as const;
  return names
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name === 'notAsked' ? 'not asked' : name}`)
    .join(', ');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** The same as data. */
export function scoreJson({ benchmark, split, probe, summary }: ScoreRow): object {
  const { breakdowns, ...rest }: Summary | ProbeResult = summary;
  return { benchmark, split, probe, ...rest, breakdowns };
}
