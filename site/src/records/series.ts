import {
  checkpointPanel,
  checkpointSeries,
  type CheckpointRow,
  type CheckpointSeries,
} from '../curves/checkpoint-series.ts';
import type { CurvePanel } from '../curves/curve.ts';
import { itemSetGroups } from '../model/item-set-groups.ts';
import { allResults, benchmarkEntries, itemSetsByHash } from './catalogue.ts';

/** The training runs of the results folder, by id. */
export async function allSeries(): Promise<CheckpointSeries[]> {
  return checkpointSeries(await allResults(), await itemSetsByHash());
}

/** Checkpoints on one item set as a page shows them. */
export type TitledRow = { row: CheckpointRow; title: string; panel: CurvePanel };

/** The charts of a training run, each named after its benchmark, items and protocol. */
export async function titledRows({ rows }: CheckpointSeries): Promise<TitledRow[]> {
  const entries = await benchmarkEntries();
  return rows.map((row) => {
    const entry = entries.find(({ id }) => id === row.benchmark);
    const groups = entry === undefined ? [] : itemSetGroups(entry);
    const items = groups.find(({ itemSet }) => itemSet === row.itemSet);
    const title = [entry?.title, items?.title, row.protocol].join(' · ');
    return { row, title, panel: checkpointPanel(row, title) };
  });
}
