import { intervalText as differenceText } from '../comparison/text/figures.ts';
import { percent } from '../percent.ts';
import { pText } from '../shortcuts/text/figure-text.ts';
import type {
  AgainstFull,
  ChecklistCoverage,
  ChecklistFigure,
  ChecklistResult,
  RuleFigures,
} from '../schema/checklist-figures.ts';
import type { Anchored } from '../schema/item-set.ts';
import type { Estimate } from '../schema/result.ts';
import { textTable } from '../table.ts';
import { placeWords } from './place-words.ts';

/** What lines about generated videos are made from. */
export type ChecklistRow = {
  model: string;
  benchmark: string;
  split: string;
  subset?: Anchored;
  probe: string;
  summary: { accuracy: Estimate | null };
  checklists: ChecklistResult;
};

const RULES = ['official', 'strict', 'nan'] as const;

/**
 * The scores of generators: a line a rule, each with what it rests on. A probe of the judge has one line,
 * with its distance from `full`: how much of the score the judge gives without looking.
 */
export function checklistTable(rows: readonly ChecklistRow[]): string {
  const dimensions = dimensionsOf(rows);
  const short = abbreviations(dimensions);
  const right = (title: string) => ({ title, align: 'right' as const });
  const table = textTable(
    [
      { title: 'benchmark' },
      { title: 'model' },
      { title: 'probe' },
      { title: 'rule' },
      right('average'),
      right('95 % interval'),
      ...short.map(right),
      right('n'),
      { title: 'what it rests on' },
    ],
    rows.flatMap((row, index) => {
      const before = rows[index - 1];
      const place = placeWords(row);
      const samePlace = before !== undefined && placeWords(before) === place;
      const names = [
        samePlace ? '' : place,
        samePlace && before.model === row.model ? '' : row.model,
        row.probe,
      ];
      return linesOf(row, dimensions).map((line, at) => [
        ...(at === 0 ? names : ['', '', '']),
        ...line,
      ]);
    }),
  );
  return [table, '', ...legend(dimensions, short)].join('\n');
}

function linesOf({ probe, checklists, summary }: ChecklistRow, dimensions: readonly string[]) {
  const line = (rule: (typeof RULES)[number], beside: string) => {
    const { overall, coverage } = checklists.rules[rule];
    return [
      rule,
      ...figureCells(overall.average),
      ...dimensions.map((one) => valueText(overall.dimensions[one])),
      String(overall.average?.n ?? 0),
      [coverageText(coverage), absentText(checklists.rules[rule]), beside]
        .filter(Boolean)
        .join('; '),
    ];
  };
  if (probe !== 'full') return [line('official', againstText(checklists.againstFull?.official))];
  const { accuracy } = summary;
  return [
    ...RULES.map((rule) => line(rule, '')),
    [
      'all Good',
      ...figureCells(accuracy),
      ...dimensions.map(() => ''),
      String(accuracy?.n ?? 0),
      'no score: the share of videos whose questions are all rated Good',
    ],
  ];
}

/** "11 of 12 judged, 1 without a video". */
export function coverageText(coverage: ChecklistCoverage): string {
  const { items, judged, noVideo, unjudged, invalid } = coverage;
  const lacking: [number, string][] = [
    [noVideo, 'without a video'],
    [unjudged, 'unjudged'],
    [invalid, 'that the rubric does not fit'],
  ];
  return [
    `${judged} of ${items} judged`,
    ...lacking.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`])),
  ].join(', ');
}

/** Why there is no overall figure: the mean would be over other categories than it says. */
function absentText({ overall, categories }: RuleFigures): string {
  if (overall.average !== null) return '';
  const absent = Object.entries(categories).filter(([, { average }]) => average === null);
  return `no score in ${absent.map(([category]) => category).join(', ')}`;
}

function againstText(against: AgainstFull | null | undefined): string {
  if (against == null) return '';
  return `${differenceText(against)} from full, p ${pText(against.p)}, n ${against.n}`;
}

type Figure = Pick<ChecklistFigure, 'value' | 'low' | 'high'>;

function figureCells(figure: Figure | null): [value: string, interval: string] {
  if (figure === null) return ['none', ''];
  const { low, high } = figure;
  const interval = low === null || high === null ? 'none' : `${percent(low)} to ${percent(high)}`;
  return [percent(figure.value), interval];
}

function valueText(figure: Figure | null | undefined): string {
  return figure == null ? 'none' : percent(figure.value);
}

function dimensionsOf(rows: readonly ChecklistRow[]): string[] {
  return [
    ...new Set(
      rows.flatMap(({ checklists }) => Object.keys(checklists.rules.official.overall.dimensions)),
    ),
  ];
}

/** Initials, where they tell the dimensions apart. */
function abbreviations(dimensions: readonly string[]): string[] {
  const initials = dimensions.map((name) =>
    name
      .split(/\s+/)
      .map((word) => word.charAt(0).toUpperCase())
      .join(''),
  );
  return new Set(initials).size === dimensions.length ? initials : [...dimensions];
}

function legend(dimensions: readonly string[], short: readonly string[]): string[] {
  const named = dimensions.flatMap((name, at) =>
    short[at] === name ? [] : [`${short[at]} ${name}`],
  );
  return [
    ...(named.length === 0 ? [] : [named.join(', ')]),
    'average: of the dimensions, each the mean over the categories where it counts; 100 is Good on every question',
    'official leaves videos without a verdict out; strict counts them Poor; nan also leaves out dimensions that nobody asked about, which count 0 in the others',
  ];
}
