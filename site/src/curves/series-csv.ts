import type { Difference } from '../../../harness/comparison/difference.ts';
import { csvLine } from '../../../harness/csv-line.ts';
import type { CheckpointSeries } from './checkpoint-series.ts';

const FIGURE = ['value', 'low', 'high', 'n', 'clusters'] as const;
const DIFFERENCE = ['difference', 'low', 'high', 'n', 'clusters'] as const;
const HEAD = [
  'series',
  'benchmark',
  'item_set',
  'protocol',
  'step',
  'result',
  ...FIGURE.map((name) => `full_${name}`),
  ...FIGURE.map((name) => `blind_${name}`),
  ...DIFFERENCE.map((name) => `previous_${name}`),
  ...DIFFERENCE.map((name) => `first_${name}`),
];

/** A line a checkpoint, shares of 1; what was not measured is empty. */
export function seriesCsv({ id, rows }: CheckpointSeries): string {
  const lines = rows.flatMap((row) =>
    row.checkpoints.map(({ step, result, previous, first }) => {
      const figures = (probe: string) => {
        const accuracy = result.probes[probe]?.accuracy;
        return FIGURE.map((name) => accuracy?.[name] ?? '');
      };
      const paired = (found: Difference | null) => DIFFERENCE.map((name) => found?.[name] ?? '');
      return [
        id,
        row.benchmark,
        row.itemSet,
        row.protocol,
        step,
        result.id,
        ...figures('full'),
        ...figures('blind'),
        ...paired(previous),
        ...paired(first),
      ];
    }),
  );
  return [HEAD, ...lines].map((cells) => `${csvLine(cells.map(String))}\n`).join('');
}
