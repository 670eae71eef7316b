import type { LevelReport } from '../schema/contamination-report.ts';
import { wilson } from '../statistics/wilson.ts';
import type { LevelFinding, Verdict } from './level-check.ts';
import { levelState } from './states.ts';

/** Items in the order of the verdicts. */
export type ReportedItems = { ids: readonly string[]; clusters: readonly string[] };

/** A finding as it is published: counts with their denominators, ids of flagged items, no evidence. */
export function levelReport(
  finding: LevelFinding,
  {
    items,
    corpus,
    showsIds,
  }: {
    items: ReportedItems;
    corpus: { rows: number; skipped: number };
    /** Whether the licence lets ids of single items out. */
    showsIds: boolean;
  },
): LevelReport {
  const { level, verdicts, rows, details } = finding;
  const flaggedIds = items.ids.filter((_, item) => verdicts[item] === 'flagged');
  const videos = Map.groupBy(verdicts.keys(), (item) => items.clusters[item] ?? '');
  const base = {
    state: levelState(verdicts, { rows, every: corpus.rows, skipped: corpus.skipped }),
    rows,
    items: flagRate(verdicts),
    videos: flagRate([...videos.values()].map((own) => ofVideo(own.map((item) => verdicts[item])))),
    open: verdicts.filter((verdict) => verdict === 'open').length,
    flaggedIds: showsIds ? flaggedIds : null,
    audit: null,
    scores: [],
  };
  return { level, ...base, details } as LevelReport;
}

function flagRate(verdicts: readonly Verdict[]): LevelReport['items'] {
  const checked = verdicts.filter((verdict) => verdict !== 'unchecked').length;
  const flagged = verdicts.filter((verdict) => verdict === 'flagged').length;
  return { checked, flagged, interval: checked === 0 ? null : wilson(flagged, checked) };
}

/** A video is flagged when any of its items is, and was looked for when any was. */
function ofVideo(verdicts: (Verdict | undefined)[]): Verdict {
  if (verdicts.includes('flagged')) return 'flagged';
  return verdicts.every((verdict) => verdict === 'unchecked') ? 'unchecked' : 'clear';
}
