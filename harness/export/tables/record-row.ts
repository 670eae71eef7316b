import { floorOf } from '../../schema/floors.ts';
import type { Result } from '../../schema/result.ts';
import { wholeCell } from '../../shortcuts/cells.ts';
import { lessThanFull, pairOf, type Context } from '../../shortcuts/context.ts';
import { evidenceOf } from '../../shortcuts/evidence.ts';
import type { Figure, Found } from '../../shortcuts/found.ts';
import { resampling, type Resampling } from '../../shortcuts/resampling.ts';
import { shortcutShare } from '../../shortcuts/shortcut-share.ts';
import type { ExportRecord } from '../export-format.ts';
import { headlineOf, type Headline } from '../headline.ts';

/** What a table says of one record. Shares of 1; null where it was not measured or may not be told. */
export type RecordRow = {
  result: Result;
  /** The benchmark as people call it. */
  title: string;
  score: Headline | null;
  blind: Headline | null;
  frameMiddle: Headline | null;
  /** Full less blind, paired. */
  visualGain: Figure | null;
  /** Of the score above chance, what is left without the video. */
  shortcutShare: Figure | null;
  chance: number | null;
  /** The best rule that sees no video. */
  floor: number | null;
};

/** One row a record: items and protocols that belong together stand together, the best model first. */
export function recordRows(records: ExportRecord[]): RecordRow[] {
  const random = new Map<string, Resampling>();
  const rows = records.map((record) => {
    const { items } = record;
    const own = random.get(items.hash) ?? resampling(items, { seed: 0 });
    random.set(items.hash, own);
    return rowOf(record, own);
  });
  return rows.sort(byPlace);
}

function rowOf({ result, items, floors, benchmark }: ExportRecord, random: Resampling): RecordRow {
  const record = evidenceOf(result, items);
  const cell = wholeCell(items);
  const context: Context = { items, cell, record, floors, random, differences: new Map() };
  const pair = pairOf(['full', 'blind'], record);
  const scoreOf = (probe: string) => {
    const found = result.probes[probe];
    return found === undefined ? null : headlineOf(found);
  };
  return {
    result,
    title: benchmark?.title ?? result.benchmark.id,
    score: scoreOf('full'),
    blind: scoreOf('blind'),
    frameMiddle: scoreOf('frame-middle'),
    visualGain: 'kind' in pair ? null : figure(lessThanFull(...pair, context).found),
    shortcutShare: figure(shortcutShare(context)),
    chance: result.probes['full']?.chance ?? null,
    floor: floors === null ? null : (floorOf(floors)?.value ?? null),
  };
}

function figure(found: Found): Figure | null {
  return found.kind === 'figure' ? found : null;
}

function byPlace(a: RecordRow, b: RecordRow): number {
  const natural = (x: string, y: string) => x.localeCompare(y, 'en', { numeric: true });
  const place = ({ result: { benchmark } }: RecordRow) =>
    [benchmark.id, benchmark.split, benchmark.itemSetName ?? '', benchmark.itemSet].join(' ');
  const asked = ({ result: { protocol } }: RecordRow) => `${protocol.id} ${protocol.asked}`;
  return (
    natural(place(a), place(b)) ||
    natural(asked(a), asked(b)) ||
    (b.score?.value ?? -1) - (a.score?.value ?? -1) ||
    natural(a.result.id, b.result.id)
  );
}
