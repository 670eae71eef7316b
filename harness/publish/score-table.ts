import { percent } from '../percent.ts';
import type { ChecklistResult } from '../schema/checklist-figures.ts';
import type { ContaminationRecord } from '../schema/contamination-record.ts';
import type { Counts } from '../schema/counts.ts';
import type { DiagnosisFigures } from '../schema/diagnosis.ts';
import type { Grounding } from '../schema/grounding.ts';
import type { Estimate } from '../schema/result.ts';
import type { Anchored } from '../schema/item-set.ts';
import { METRICS } from '../schema/metrics.ts';
import { textTable, type Column } from '../table.ts';
import type { KindFigures } from './answer-kinds.ts';
import { checklistTable } from './checklist-table.ts';
import { placeWords } from './place-words.ts';
import { rounded } from './rounded.ts';
import type { Summary } from './summarise.ts';

/** What one line of the table is about. */
export type ScoreRow = {
  model: string;
  benchmark: string;
  split: string;
  /** Where the items are an anchored subset. */
  subset?: Anchored;
  probe: string;
  summary: Summary;
  /** Multiple choice and open-ended apart, where there are both. */
  kinds?: KindFigures[];
  /** Of repeats, where questions were asked more than once. */
  agreement?: { repeats: number; share: Estimate };
  /** Beside the score of `full`, and no part of it. */
  grounding?: Grounding;
  diagnosis?: DiagnosisFigures;
  /** Of generated videos: the score, where the accuracy is the share whose questions are all Good. */
  checklists?: ChecklistResult;
  /** Beside the score of `full`, where the model has met its items. */
  contamination?: ContaminationRecord;
};

const COLUMNS: Column[] = [
  { title: 'benchmark' },
  { title: 'model' },
  { title: 'probe' },
  { title: 'accuracy', align: 'right' },
  { title: '95 % interval', align: 'right' },
  { title: 'chance', align: 'right' },
  { title: 'n', align: 'right' },
  { title: 'videos', align: 'right' },
  { title: 'outcomes beside right and wrong' },
];

/** The scores of a run or a suite as people read them: a line a probe, everything with its denominator. */
export function scoreTable(rows: ScoreRow[]): string {
  const graded = rows.flatMap((row) => (isGradedRow(row) ? [row] : []));
  const answered = rows.filter((row) => !isGradedRow(row));
  return [
    ...(answered.length > 0 || graded.length === 0 ? [answerTable(answered)] : []),
    ...(graded.length > 0 ? [checklistTable(graded)] : []),
  ].join('\n\n');
}

function isGradedRow(row: ScoreRow): row is ScoreRow & { checklists: ChecklistResult } {
  return row.checklists !== undefined;
}

function answerTable(rows: ScoreRow[]): string {
  return textTable(
    COLUMNS,
    rows.flatMap((row, index) => {
      const before = rows[index - 1];
      const place = placeWords(row);
      const samePlace = before !== undefined && placeWords(before) === place;
      const sameModel = samePlace && before.model === row.model;
      const { accuracy, chance, counts } = row.summary;
      const beside = [
        unreadText(counts) + denominatorText(row.summary),
        agreementText(row),
        contaminationText(row),
      ];
      return [
        [
          samePlace ? '' : place,
          sameModel ? '' : row.model,
          row.probe,
          ...figureCells(accuracy, chance),
          beside.filter(Boolean).join('; '),
        ],
        ...furtherLines(row),
      ];
    }),
  );
}

/**
 * Below the line of the score, each with its own denominator: kinds of items, then what else was
 * measured. Those of other probes are in the data.
 */
function furtherLines({ probe, kinds = [], summary }: ScoreRow): string[][] {
  if (probe !== 'full') return [];
  return [
    ...kinds.map(({ kind, accuracy, counts }) => [
      '',
      '',
      `  ${kind}`,
      ...figureCells(accuracy, null),
      unreadText(counts),
    ]),
    ...Object.entries(summary.metrics ?? {}).map(([id, estimate]) => [
      '',
      '',
      `  ${METRICS[id]?.title ?? id}`,
      ...figureCells(estimate, null),
      'mean over open-ended answers, judged or not',
    ]),
  ];
}

function figureCells(estimate: Estimate | null, chance: number | null): string[] {
  return [
    estimate === null ? 'none' : percent(estimate.value),
    estimate === null ? '' : intervalText(estimate),
    chance === null ? '' : percent(chance),
    String(estimate?.n ?? 0),
    String(estimate?.clusters ?? 0),
  ];
}

/** "50.3 to 71.2": clustered by video unless it says otherwise. */
export function intervalText(accuracy: Estimate): string {
  const kind = accuracy.estimator === 'cluster-t' ? '' : ' (Wilson)';
  return `${percent(accuracy.low)} to ${percent(accuracy.high)}${kind}`;
}

/** Outcomes that are neither right nor wrong, by name; they are never hidden. */
function unreadText(counts: Counts): string {
  const names = ['unparsed', 'refused', 'truncated', 'unjudged', 'failed', 'notAsked'] as const;
  return names
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name === 'notAsked' ? 'not asked' : name}`)
    .join(', ');
}

/** What the score would be under other rules: " (66.7 without the unread, 58.3 with them at chance)". */
function denominatorText({ answeredOnly, chanceCredited, bounds }: Summary): string {
  const rules = [
    answeredOnly === null ? '' : `${percent(answeredOnly)} without the unread`,
    chanceCredited == null ? '' : `${percent(chanceCredited)} with them at chance`,
    bounds === null ? '' : `${percent(bounds.low)} to ${percent(bounds.high)} with the unscored`,
  ].filter(Boolean);
  return rules.length === 0 ? '' : ` (${rules.join(', ')})`;
}

function agreementText({ agreement }: ScoreRow): string {
  if (agreement === undefined) return '';
  const { repeats, share } = agreement;
  return `${repeats} repeats agree on ${percent(share.value)} % of ${share.n} (${intervalText(share)})`;
}

function contaminationText({ contamination }: ScoreRow): string {
  if (contamination === undefined) return '';
  const { state, because } = contamination;
  return because === undefined ? state : `${state} (${because})`;
}

/** The same as data. */
export function scoreJson({ summary, kinds, agreement, checklists, ...row }: ScoreRow): object {
  return {
    ...row,
    ...rounded(summary),
    ...(kinds === undefined ? {} : { kinds: rounded(kinds) }),
    ...(agreement === undefined ? {} : { agreement: rounded(agreement) }),
    ...(checklists === undefined ? {} : { checklists: rounded(checklists) }),
  };
}
