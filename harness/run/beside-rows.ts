import { besideScore } from '../publish/beside-score.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { readManifest } from './manifest.ts';

/** The rows of a run folder, that of `full` with what was found beside the score. */
export async function withBeside(
  runFolder: string,
  rows: ScoreRow[],
  { items, scores }: { items: ItemSet; scores: ScoreLine[] },
): Promise<ScoreRow[]> {
  const manifest = await readManifest(runFolder);
  const beside = await besideScore(runFolder, { manifest, items, scores });
  return rows.map((row) => (row.probe === 'full' ? { ...row, ...beside } : row));
}
