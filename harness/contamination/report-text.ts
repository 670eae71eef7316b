import { percent, points } from '../percent.ts';
import type { ContaminationReport, LevelReport } from '../schema/contamination-report.ts';
import { textTable } from '../table.ts';
import { frameLines } from './frames/frame-text.ts';

const LEVEL_TITLES = {
  id: 'the video itself, by its source id',
  frame: 'the pictures of the video, whatever it is called',
  text: 'question, options and answer, in a row of the same video',
} as const satisfies Record<LevelReport['level'], string>;

/** A report for people: the state first, then one block a level, the strongest evidence first. */
export function contaminationText(report: ContaminationReport): string {
  const { benchmark, corpus } = report;
  const set = [benchmark.id, benchmark.split, benchmark.itemSetName].filter(Boolean).join(' ');
  const skipped = corpus.skipped === 0 ? '' : `, ${number(corpus.skipped)} skipped`;
  return [
    `${set}: ${number(benchmark.items)} items, ${number(benchmark.clusters)} videos`,
    `corpus ${corpus.name}: ${number(corpus.rows)} rows${skipped}, SHA-256 ${corpus.sha256.slice(0, 12)}`,
    `state: ${report.state} (${report.because})`,
    ...report.levels.flatMap((level) => ['', ...levelLines(level)]),
  ].join('\n');
}

function levelLines(level: LevelReport): string[] {
  const lines = [
    `${level.level}: ${level.state} – ${LEVEL_TITLES[level.level]}`,
    `  items flagged   ${rateWords(level.items)}`,
    `  videos flagged  ${rateWords(level.videos)}`,
    `  rows that say   ${number(level.rows)}`,
    ...(level.open === 0 ? [] : [`  not decided     ${number(level.open)} items`]),
    ...detailLines(level).map((line) => `  ${line}`),
    ...(level.audit === null ? [] : [`  audit           ${auditWords(level.audit)}`]),
  ];
  return level.scores.length === 0 ? lines : [...lines, '', scoreTable(level)];
}

function detailLines(level: LevelReport): string[] {
  switch (level.level) {
    case 'id':
      return idLines(level);
    case 'frame':
      return frameLines(level.details);
    case 'text':
      return textLines(level);
  }
}

function idLines({ details }: Extract<LevelReport, { level: 'id' }>): string[] {
  const ids = Object.entries(details.platforms).map(
    ([platform, { rows, items }]) => `${platform} ${number(items)} items and ${number(rows)} rows`,
  );
  const { fileName, channel } = details.weaker;
  const weaker = [
    details.otherSpan > 0 ? `${number(details.otherSpan)} in another part of the video` : '',
    fileName > 0 ? `${number(fileName)} by file name only` : '',
    channel === null || channel === 0 ? '' : `${number(channel)} by channel only`,
  ].filter((part) => part !== '');
  return [
    `ids             ${ids.join('; ') || 'none'}`,
    ...(weaker.length === 0 ? [] : [`not flagged     ${weaker.join(', ')}`]),
  ];
}

function textLines({ details }: Extract<LevelReport, { level: 'text' }>): string[] {
  const { thresholds, generic, unattributed, matched } = details;
  const lines = [
    `text matches    ${number(matched)} items; generic ${number(generic)}, without a source ${number(unattributed)}`,
    `match           ${percent(thresholds.coverage)} % of ${details.gramWords}-grams or similarity ${thresholds.similarity.toFixed(3)} (${thresholds.chosen})`,
    `any ${details.gramWords}-gram      ${number(details.anyGram)} items; most of them ${number(details.mostGrams)}`,
  ];
  if (details.null === null) {
    return [...lines, 'null corpus     none given: how many match by chance is not known (--null)'];
  }
  const { name, excess, separates } = details.null;
  const words = `${number(details.null.matched)} match ${name}; excess ${pointsWords(excess)}`;
  const doubt = separates ? '' : '; nothing separates: more than 1 % stand there word for word';
  return [...lines, `null corpus     ${words}${doubt}`];
}

function scoreTable({ scores }: LevelReport): string {
  const share = (one: LevelReport['scores'][number]['clean']) =>
    one === null ? '–' : `${percent(one.value)} (${number(one.n)})`;
  return textTable(
    [
      { title: 'model' },
      { title: 'protocol' },
      { title: 'all', align: 'right' },
      { title: 'clean', align: 'right' },
      { title: 'flagged', align: 'right' },
      { title: 'clean − all', align: 'right' },
    ],
    scores.map(({ model, protocol, all, clean, flagged, difference, withheld }) => [
      model,
      protocol,
      share(all),
      share(clean),
      share(flagged),
      withheld !== null ? 'withheld' : difference === null ? '–' : pointsWords(difference),
    ]),
  );
}

function rateWords({ checked, flagged, interval }: LevelReport['items']): string {
  if (interval === null) return 'none could be checked';
  const share = percent(flagged / checked);
  return `${number(flagged)} of ${number(checked)} checked, ${share} % (${percent(interval.low)} to ${percent(interval.high)})`;
}

function auditWords({
  right,
  wrong,
  unsure,
  precision,
}: NonNullable<LevelReport['audit']>): string {
  if (precision === null) return `${unsure} looked at, none decided`;
  const { value, low, high } = precision;
  return `${right} of ${right + wrong} right, precision ${percent(value)} % (${percent(low)} to ${percent(high)}), ${unsure} unsure`;
}

function pointsWords({
  value,
  low,
  high,
}: {
  value: number;
  low: number | null;
  high: number | null;
}) {
  if (low === null || high === null) return `${points(value)} (no interval)`;
  return `${points(value)} (${points(low)} to ${points(high)})`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
