import { checkpointSeries, type CheckpointSeries } from '../curves/checkpoint-series.ts';
import { allResults, itemSetsByHash } from './catalogue.ts';

/** The training runs of the results folder, by id. */
export async function allSeries(): Promise<CheckpointSeries[]> {
  return checkpointSeries(await allResults(), await itemSetsByHash());
}
