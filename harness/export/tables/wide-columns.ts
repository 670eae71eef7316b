import type { Column } from '../../result-table/table.ts';
import type { Figure } from '../../shortcuts/found.ts';
import type { Headline } from '../headline.ts';
import type { RecordRow } from './record-row.ts';

type WideColumn = Column<RecordRow>;

/** One row a record; shares of 1 in full precision, empty where there is nothing to say. */
export const WIDE_COLUMNS: WideColumn[] = [
  word('benchmark', 'id of the benchmark', ({ result }) => result.benchmark.id),
  word('split', 'its split', ({ result }) => result.benchmark.split),
  word('item_set', 'hash of the items', ({ result }) => result.benchmark.itemSet),
  word(
    'item_set_name',
    'name of a part of the split',
    ({ result }) => result.benchmark.itemSetName,
  ),
  word('result', 'id of the record', ({ result }) => result.id),
  word('model', 'id of the model', ({ result }) => result.model.id),
  word('model_name', 'its name', ({ result }) => result.model.name),
  word('protocol', 'how it was asked', ({ result }) => result.protocol.id),
  word('asked', 'hash of what the model is shown', ({ result }) => result.protocol.asked),
  word('scored', 'hash of how replies are read', ({ result }) => result.protocol.scored),
  word('metric', 'accuracy, or rubric of generated videos', ({ score }) => score?.metric ?? null),
  count('n', 'the denominator', ({ score }) => score?.n ?? null),
  count('clusters', 'source videos in it', ({ score }) => score?.clusters ?? null),
  ...ends('accuracy', 'the score', ({ score }) => score),
  ...ends('blind', 'without the video', ({ blind }) => blind),
  ...ends('frame_middle', 'its middle frame only', ({ frameMiddle }) => frameMiddle),
  ...ends('visual_gain', 'accuracy less blind, paired', ({ visualGain }) => visualGain),
  ...ends('shortcut_share', 'what is left of it without the video', (row) => row.shortcutShare),
  share('chance', 'what guessing scores', ({ chance }) => chance),
  share('floor', 'the best rule that sees no video', ({ floor }) => floor),
  count('unparsed', 'replies without a readable answer', (row) => countsOf(row)?.unparsed ?? null),
  count('failed', 'requests that failed', (row) => countsOf(row)?.failed ?? null),
  {
    name: 'complete',
    type: 'BOOLEAN',
    about: 'false: trials failed or are unjudged',
    of: ({ result }) => result.completeness.complete,
  },
  word('level', 'how far it was checked', ({ result }) => result.provenance.level),
];

function ends(
  name: string,
  about: string,
  of: (row: RecordRow) => Headline | Figure | null,
): WideColumn[] {
  return [
    share(name, about, (row) => of(row)?.value ?? null),
    share(`${name}_low`, 'lower end of its 95 % interval', (row) => of(row)?.low ?? null),
    share(`${name}_high`, 'upper end', (row) => of(row)?.high ?? null),
  ];
}

function countsOf({ result }: RecordRow) {
  return result.probes['full']?.counts;
}

function word(name: string, about: string, of: (row: RecordRow) => string | null): WideColumn {
  return { name, type: 'STRING', about, of };
}

function share(name: string, about: string, of: (row: RecordRow) => number | null): WideColumn {
  return { name, type: 'DOUBLE', about, of };
}

function count(name: string, about: string, of: (row: RecordRow) => number | null): WideColumn {
  return { name, type: 'INT32', about, of };
}
