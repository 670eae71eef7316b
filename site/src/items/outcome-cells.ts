import type { Outcome } from '../../../harness/schema/outcome.ts';
import { orderedProbes } from '../model/probe-words.ts';
import type { ItemOutcomes, OutcomeRow } from './item-outcomes.ts';
import { OUTCOME_WORDS } from './item-words.ts';

/** What one result made of one item under one probe; `tone` is for colour alone. */
export type OutcomeCell = { text: string; tone: 'correct' | 'wrong' | 'none' };

/** One item as a table: a line a result, a column a probe. */
export type OutcomeTable = {
  probes: string[];
  lines: { row: OutcomeRow; cells: (OutcomeCell | null)[] }[];
};

/** All outcomes of an item, by model; null where a result was not asked. */
export function outcomeTable({ rows, columns }: ItemOutcomes, item: number): OutcomeTable {
  const probes = orderedProbes(Object.fromEntries(columns.map(({ probe }) => [probe, true])));
  return {
    probes,
    lines: rows
      .map((row, index) => ({
        row,
        cells: probes.map((probe) => {
          const own = columns.filter((one) => one.row === index && one.probe === probe);
          return cellOf(own.flatMap(({ outcomes }) => outcomes[item] ?? []));
        }),
      }))
      .sort(({ row: a }, { row: b }) => byModel(a, b)),
  };
}

/** Models before baselines, the frame counts of one model in their order. */
function byModel(a: OutcomeRow, b: OutcomeRow): number {
  return (
    Number(a.kind === 'baseline') - Number(b.kind === 'baseline') ||
    inOrder.compare(a.name, b.name) ||
    inOrder.compare(a.frames, b.frames) ||
    inOrder.compare(a.id, b.id)
  );
}

const inOrder = new Intl.Collator('en', { numeric: true });

function cellOf(outcomes: Outcome[]): OutcomeCell | null {
  const [first] = outcomes;
  if (first === undefined) return null;
  if (outcomes.length > 1) {
    const right = outcomes.filter((outcome) => outcome === 'correct').length;
    return { text: `${right} of ${outcomes.length} right`, tone: 'none' };
  }
  const scoredAsWrong = OUTCOME_WORDS[first].startsWith('✕');
  const tone = first === 'correct' ? 'correct' : scoredAsWrong ? 'wrong' : 'none';
  return { text: OUTCOME_WORDS[first], tone };
}
