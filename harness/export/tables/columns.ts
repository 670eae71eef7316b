import { percent, points } from '../../percent.ts';
import { protocolLabel, splitLabel } from '../mixture.ts';
import type { RecordRow } from './record-row.ts';

/** A column of the tables that people read. */
export type TextColumn = {
  title: string;
  /** Numbers are ours and stand right; words are others' and are escaped. */
  align: 'left' | 'right';
  of: (row: RecordRow) => string;
};

type Ends = { value: number; low: number | null; high: number | null };

const COLUMNS: TextColumn[] = [
  words('Benchmark', ({ title, result }) => `${title} ${splitLabel(result.benchmark)}`),
  words('Model', ({ result: { model } }) =>
    model.series === null ? model.name : `${model.name}, step ${model.series.step}`,
  ),
  words('Protocol', ({ result }) => protocolLabel(result.protocol)),
  number('n', ({ score }) => (score === null ? '0' : String(score.n))),
  number('Accuracy', ({ score }) => (score === null ? '' : withEnds(score, percent))),
  number('Blind', ({ blind }) => (blind === null ? '' : percent(blind.value))),
  number('One frame', ({ frameMiddle }) =>
    frameMiddle === null ? '' : percent(frameMiddle.value),
  ),
  number('Visual gain', ({ visualGain }) =>
    visualGain === null ? '' : withEnds(visualGain, points),
  ),
  number('Shortcut share', ({ shortcutShare }) =>
    shortcutShare === null ? '' : withEnds(shortcutShare, percent),
  ),
  number('Chance', ({ chance }) => (chance === null ? '' : percent(chance))),
  number('Floor', ({ floor }) => (floor === null ? '' : percent(floor))),
  number('Unparsed', ({ result }) => String(result.probes['full']?.counts.unparsed ?? 0)),
  number('Failed', ({ result }) => String(result.probes['full']?.counts.failed ?? 0)),
  words('Checked', ({ result }) => result.provenance.level),
];

/** Those that say anything of these rows. */
export function columnsFor(rows: RecordRow[]): TextColumn[] {
  return COLUMNS.filter(({ of }) => rows.some((row) => of(row) !== ''));
}

/** What stands below every table, so that nobody has to ask what a column is. */
export function legendOf(rows: RecordRow[]): string[] {
  const incomplete = rows.filter(({ result }) => !result.completeness.complete);
  const withheld = rows.some(({ visualGain, blind }) => visualGain === null && blind !== null);
  return [
    'Accuracy in per cent of n, with 95 % intervals clustered by source video; unparsed replies count as wrong, failed requests are in no denominator.',
    'Blind: the same questions without the video. One frame: its middle frame only. Visual gain: accuracy less blind, in points, paired. Shortcut share: of the accuracy above chance, what is left without the video. Chance: guessing. Floor: the best rule that sees no video.',
    ...(rows.some(({ score }) => score?.metric === 'rubric')
      ? ['Of generated videos the accuracy is the official score of their judge.']
      : []),
    ...(withheld ? ['No visual gain where single outcomes are not published: it pairs them.'] : []),
    ...(incomplete.length === 0
      ? []
      : [
          `Incomplete, trials failed: ${incomplete.map(({ result }) => result.model.name).join(', ')}.`,
        ]),
  ];
}

function withEnds({ value, low, high }: Ends, text: (share: number) => string): string {
  if (low === null || high === null) return text(value);
  return `${text(value)} [${text(low)}, ${text(high)}]`;
}

function words(title: string, of: TextColumn['of']): TextColumn {
  return { title, align: 'left', of };
}

function number(title: string, of: TextColumn['of']): TextColumn {
  return { title, align: 'right', of };
}
