import { percent } from '../../harness/percent.ts';
import { wilson } from '../../harness/statistics/wilson.ts';
import { LEAST_SECONDS, type KindRecall, type Recall } from './experiment.ts';

/** Around the part of docs/contamination.md that is measured. */
const [BEGIN, END] = ['<!-- frame-recall -->', '<!-- /frame-recall -->'];

/** What the experiment found, as the page shows it. */
export function recallTable({ kinds, unrelated }: Recall): string {
  const rows = kinds.map((one) => [
    one.kind,
    `${one.copies}`,
    shareWords(one, 'at8'),
    shareWords(one, 'at30'),
    shareWords(one, 'withCrops'),
    `${one.shortSeen} of ${one.short}`,
  ]);
  const titles = [
    'copy',
    'n',
    'flagged, 8 frames a second',
    'flagged, 30 frames a second',
    'flagged, 30 and `--crops`',
    `shorter than ${LEAST_SECONDS} s: seen`,
  ];
  const { low, high } = wilson(unrelated.flagged.length, unrelated.pairs);
  return [
    line(titles),
    line(titles.map(() => '---')),
    ...rows.map(line),
    '',
    `Of ${unrelated.pairs.toLocaleString('en')} pairs of a copy and a clip that have nothing to do with each other, ${unrelated.flagged.length} were flagged (${percent(low)} to ${percent(high)} %) and ${unrelated.review.length} were to be reviewed.`,
  ].join('\n');
}

/** The page with a new table in its place. */
export function withTable(page: string, table: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined)
    throw new Error(`the page has no place for the table: ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}

function shareWords({ copies, flagged }: KindRecall, how: keyof KindRecall['flagged']): string {
  const { low, high } = wilson(flagged[how], copies);
  return `${flagged[how]} (${whole(low)}–${whole(high)} %)`;
}

function whole(share: number): string {
  return (100 * share).toFixed(0);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
