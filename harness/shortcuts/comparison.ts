import { SightlineError } from '../errors.ts';
import type { Result } from '../schema/result.ts';
import { labelCells, sizeOf, wholeCell } from './cells.ts';
import { cellComparison, type CellComparison, type Checkpoints } from './cell-comparison.ts';
import type { Evidence } from './evidence.ts';
import type { Place } from './probe-figures.ts';
import type { Resampling } from './resampling.ts';

export type Comparison = CellComparison & {
  /** Ids of the records. */
  base: string;
  tuned: string;
  /** For people; with the step of a series. */
  models: { base: string; tuned: string };
  breakdowns: Record<
    string,
    Record<string, CellComparison & { items: number; clusters: number; small: boolean }>
  >;
  notes: string[];
};

/** Fields of the protocol and the settings that two records of one measurement share. */
export function differingFields({ base, tuned }: Checkpoints): string[] {
  const fields: [string, (result: Result) => unknown][] = [
    ['benchmark', ({ benchmark }) => benchmark.id],
    ['split', ({ benchmark }) => benchmark.split],
    ['item set', ({ benchmark }) => benchmark.itemSet],
    ['protocol', ({ protocol }) => protocol.id],
    ['transport', ({ protocol }) => protocol.transport],
    ['frames', ({ protocol }) => JSON.stringify(protocol.frames)],
    ['subtitles', ({ protocol }) => protocol.subtitles],
    ['prompt', ({ protocol }) => protocol.promptHash],
    ['asked hash', ({ protocol }) => protocol.asked],
  ];
  return fields.flatMap(([name, of]) => {
    const [one, other] = [of(base.result), of(tuned.result)];
    return one === other ? [] : [`${name} (${String(one)} and ${String(other)})`];
  });
}

/**
 * What a later checkpoint gains over a base, and how much of it needs the video.
 *
 * @throws `RUN_MISMATCH` that names the fields in which the two are no one measurement.
 */
export function compareCheckpoints(
  pair: Checkpoints,
  { random, allowProtocol = false }: { random: Resampling; allowProtocol?: boolean },
): Comparison {
  const { base, tuned } = pair;
  const fields = differingFields(pair);
  const sameItems = base.result.benchmark.itemSet === tuned.result.benchmark.itemSet;
  const sameAsked = base.result.protocol.asked === tuned.result.protocol.asked;
  if (!sameItems || (!sameAsked && !allowProtocol)) {
    throw new SightlineError(
      'RUN_MISMATCH',
      `${tuned.result.id} and ${base.result.id} are not asked the same: ${fields.join(', ')}`,
      {
        hint: sameItems
          ? '--allow-different-protocol compares them all the same, and says so'
          : 'checkpoints are compared over the same items',
      },
    );
  }
  const { items } = base;
  const compare = (place: Place) => cellComparison(pair, { place, random });
  const breakdowns: Comparison['breakdowns'] = {};
  for (const cell of labelCells(items)) {
    if (cell.of === null) continue;
    const own = { ...sizeOf(items, cell), ...compare({ items, cell }) };
    (breakdowns[cell.of.breakdown] ??= {})[cell.of.label] = own;
  }
  const sameScored = base.result.protocol.scored === tuned.result.protocol.scored;
  return {
    base: base.result.id,
    tuned: tuned.result.id,
    models: { base: nameOf(base), tuned: nameOf(tuned) },
    ...compare({ items, cell: wholeCell(items) }),
    breakdowns,
    notes: [
      ...(sameAsked ? [] : [`different protocols: ${fields.join(', ')}`]),
      ...(sameScored ? [] : ['the answers were read by different extractors or scorers']),
    ],
  };
}

function nameOf({ result: { model } }: Evidence): string {
  return model.series === null ? model.name : `${model.name} (step ${model.series.step})`;
}
