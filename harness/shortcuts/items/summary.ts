import { percent } from '../../percent.ts';
import type { Estimate } from '../../schema/result.ts';
import type { ShortcutItems } from '../../schema/shortcut-items.ts';
import { textTable, type Column } from '../../table.ts';
import { hitsNeeded } from './rule.ts';

type Figures = NonNullable<ShortcutItems['flags']>;
type FloorOf = Figures['guess'];

/** The flags of one item set as people read them: every share with its interval and denominator. */
export function itemsSummary(record: ShortcutItems, title: string): string {
  const { benchmark, models, rule, counts } = record;
  const set = [title, benchmark.split, benchmark.itemSetName].filter(Boolean).join(' ');
  const answers = models.reduce((sum, model) => sum + model.answers, 0);
  const head = [
    `${set}: ${benchmark.items} items about ${benchmark.clusters} videos, ${answers} blind answers an item`,
    `models  ${models.map(modelText).join(', ')}`,
    `rule    ${rule.hits} of ${rule.of} blind answers right${chosenText(rule, answers)}`,
    countsText(counts),
  ];
  const warning = rule.separates ? [] : [luckWarning(record)];
  const tables = record.flags === null ? [] : ['', ratesTable(record, record.flags)];
  return [
    ...head.filter((line) => line !== ''),
    ...warning,
    ...tables,
    ...breakdownTable(record),
  ].join('\n');
}

/** The family decides who judges whom; where none is known it is the model itself. */
function modelText({ id, name, family }: ShortcutItems['models'][number]): string {
  return family === id || family === name ? name : `${name} (${family})`;
}

function chosenText(rule: ShortcutItems['rule'], answers: number): string {
  if (rule.chosen === 'default') {
    return rule.separates ? ', the fewest whose guess floor is at most 5 %' : ', all of them';
  }
  return rule.of === answers ? '' : `, here ${hitsNeeded(rule, answers)} of ${answers}`;
}

function countsText(counts: ShortcutItems['counts']): string {
  const parts = [
    [counts.fewerAnswers, 'judged by the same share of fewer answers'],
    [counts.notAnswered, 'without a blind answer'],
    [counts.openEnded, 'without options to guess among'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return said.length === 0 ? '' : `items   ${counts.judged} judged; ${said.join(', ')}`;
}

function luckWarning({ flags, rule }: ShortcutItems): string {
  if (flags === null) return 'no item could be judged';
  return `warning: guesses alone flag ${percent(flags.guess.floor)} % under ${rule.hits} of ${rule.of}: the rule cannot tell knowledge from luck; ask more models`;
}

const COLUMNS: Column[] = [
  { title: '' },
  { title: '%', align: 'right' },
  { title: '95 % interval', align: 'right' },
  { title: 'of what' },
];

function ratesTable(record: ShortcutItems, flags: Figures): string {
  const { placebo, anyHit, counts, significant } = record;
  const rows = [
    ['flagged', ...shareCells(flags.rate), `${flags.flagged} of ${denominator(flags.rate)}`],
    ['guess floor', percent(flags.guess.floor), '', 'independent guesses'],
    ['excess over it', ...excessCells(flags.guess), '(flagged − floor) / (1 − floor)'],
  ];
  if (flags.placebo !== null && 'draws' in placebo) {
    const spread = placebo.spread === null ? '' : `, sd between draws ${percent(placebo.spread)}`;
    rows.push(
      ['placebo floor', percent(flags.placebo.floor), '', placeboText(placebo.draws) + spread],
      ['excess over it', ...excessCells(flags.placebo), '(flagged − floor) / (1 − floor)'],
    );
  }
  if (anyHit !== null) {
    const floors = [`guesses ${percent(anyHit.guessFloor)}`];
    if (anyHit.placeboFloor !== null) floors.push(`placebo ${percent(anyHit.placeboFloor)}`);
    rows.push(['any answer right', percent(anyHit.rate), '', `says nothing: ${floors.join(', ')}`]);
  }
  rows.push([
    'q ≤ .05',
    percent(significant / counts.judged),
    '',
    `${significant} of ${counts.judged} items, Benjamini-Hochberg`,
  ]);
  const absent = 'absent' in placebo ? `\nplacebo floor: not available; ${placebo.absent}` : '';
  return textTable(COLUMNS, rows) + absent;
}

function placeboText(draws: number): string {
  return `the same answers beside ${draws} drawings of the right letters`;
}

/** Of the first breakdown that divides the items; the record has all of them. */
function breakdownTable({ breakdowns, flags, stratifiedBy }: ShortcutItems): string[] {
  const shown = stratifiedBy === null ? undefined : breakdowns[stratifiedBy];
  if (stratifiedBy === null || shown === undefined) return [];
  const hasPlacebo = flags !== null && flags.placebo !== null;
  const columns: Column[] = [
    { title: stratifiedBy },
    { title: 'flagged %', align: 'right' },
    { title: '95 % interval', align: 'right' },
    { title: 'guess floor', align: 'right' },
    ...(hasPlacebo ? [{ title: 'placebo floor', align: 'right' } as const] : []),
    { title: `excess over ${hasPlacebo ? 'placebo' : 'guesses'}`, align: 'right' },
    { title: '95 % interval', align: 'right' },
    { title: 'n', align: 'right' },
    { title: 'videos', align: 'right' },
  ];
  const rows = Object.entries(shown).flatMap(([label, figures]) => {
    if (figures === null) return [];
    const { rate, guess, placebo } = figures;
    return [
      [
        label,
        ...shareCells(rate),
        percent(guess.floor),
        ...(placebo === null ? [] : [percent(placebo.floor)]),
        ...excessCells(placebo ?? guess),
        String(rate.n),
        String(rate.clusters),
      ],
    ];
  });
  return ['', textTable(columns, rows)];
}

function shareCells(rate: Estimate): [string, string] {
  const kind = rate.estimator === 'cluster-t' ? '' : ' (Wilson)';
  return [percent(rate.value), `${percent(rate.low)} to ${percent(rate.high)}${kind}`];
}

function excessCells({ excess, low, high }: FloorOf): [string, string] {
  return [
    excess === null ? 'none' : percent(excess),
    low === null || high === null ? '' : `${percent(low)} to ${percent(high)}`,
  ];
}

function denominator({ n, clusters }: Estimate): string {
  return `${n} items, ${clusters} videos`;
}
