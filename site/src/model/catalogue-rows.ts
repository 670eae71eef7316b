import type { BenchmarkCard } from '../../../harness/schema/benchmark-card.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { bestRows, type Board } from './board.ts';
import { counted, interval, percent } from './figures.ts';
import { orderedProbes, probeTitle } from './probe-words.ts';

/** What the catalogue of benchmarks says of one board, in words; a dash where it is not known. */
export type CatalogueRow = {
  title: string;
  size: string;
  chance: string;
  models: string;
  /** Of the best row: the score, and what is left of it without the video. */
  best: string;
  blind: string;
};

const NONE = '–';

export function catalogueRow(board: Board, task: BenchmarkCard['task']): CatalogueRow {
  const rows = bestRows(board);
  const best = rows[0]?.result.probes;
  const full = best?.['full'];
  const overall = full?.checklists?.rules.official.overall.average;
  const isGeneration = task === 'generation';
  const clusters = isGeneration ? '' : `, ${counted(board.clusters, 'video')}`;
  return {
    title: board.title,
    size: `${counted(board.items, isGeneration ? 'prompt' : 'question')}${clusters}`,
    chance: isGeneration ? 'none' : share(full?.chance),
    models: String(rows.length),
    best: estimate(isGeneration ? overall : full?.accuracy),
    blind: estimate(best?.[isGeneration ? 'judge-blind' : 'blind']?.accuracy, isGeneration),
  };
}

/** Which probes the records of a benchmark hold, by name; what every record holds is no probe. */
export function catalogueProbes(results: readonly Pick<Result, 'probes'>[]): string {
  const held = Object.fromEntries(results.flatMap(({ probes }) => Object.entries(probes)));
  const names = orderedProbes(held)
    .filter((id) => id !== 'full')
    .map(probeTitle);
  return names.length === 0 ? 'none yet' : names.join(', ');
}

function share(value: number | null | undefined): string {
  return value == null ? NONE : percent(value);
}

type Shown = { value: number; low: number | null; high: number | null };

/** @param isPassedOver of a judge that sees nothing the share of full marks says little. */
function estimate(found: Shown | null | undefined, isPassedOver = false): string {
  if (found == null || isPassedOver) return NONE;
  const { value, low, high } = found;
  return low === null || high === null
    ? percent(value)
    : `${percent(value)} (${interval({ low, high })})`;
}
