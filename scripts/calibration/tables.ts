import { clopperPearson } from '../../harness/statistics/clopper-pearson.ts';
import { OBSERVERS, type ObserverId } from './observers.ts';
import { QUANTITIES } from './quantities.ts';
import { PAIR_QUANTITIES } from './quantities-pairs.ts';
import { PAIRS, populationOf, type Pair, type Study, type StudyRow } from './study.ts';
import { verdictOf, type Tally } from './tally.ts';
import { truthOf, type Truth } from './truth.ts';

type Table = { head: string[]; rows: string[][] };

/** What every figure should be: formula, and value for each observer. */
export function truthTables(): string[] {
  const ids = Object.keys(OBSERVERS) as ObserverId[];
  const truths = new Map<ObserverId, Truth>(
    ids.map((id) => [id, truthOf(OBSERVERS[id], populationOf(id))]),
  );
  const truth = (id: ObserverId) => truths.get(id) as Truth;
  return [
    text({
      head: ['figure', 'truth', ...ids.map(code)],
      rows: QUANTITIES.map((quantity) => [
        quantity.id,
        quantity.formula,
        ...ids.map((id) => points(quantity.truth(truth(id)))),
      ]),
    }),
    text({
      head: ['figure of two records', 'truth', ...PAIRS.map(pairName)],
      rows: PAIR_QUANTITIES.map((quantity) => [
        quantity.id,
        quantity.formula,
        ...PAIRS.map(({ before, after }) => points(quantity.truth(truth(before), truth(after)))),
      ]),
    }),
  ];
}

/** Mean errors and coverage, first of single records, then of pairs. */
export function coverageTables({ observers, pairs }: Study): string[] {
  const columns = Array.from(observers, ([id, rows]) => ({ name: code(id), rows }));
  const paired = pairs.map(({ pair, rows }) => ({ name: pairName(pair), rows }));
  return [columns, paired]
    .filter(([first]) => first !== undefined && first.rows.length > 0)
    .flatMap((own) => [
      text(tableOf('mean error', own, errorCell)),
      text(tableOf('coverage of 95 % intervals', own, coverageCell)),
      text(tableOf('p below .05 where the truth is 0', own.map(withTests), alarmCell)),
    ]);
}

/** Only figures that are tested anywhere. */
function withTests(column: Column, _: number, all: Column[]): Column {
  const tests = (index: number) => all.some(({ rows }) => (rows[index]?.tally.tests ?? 0) > 0);
  return { ...column, rows: column.rows.filter((__, index) => tests(index)) };
}

type Column = { name: string; rows: StudyRow<{ id: string }>[] };

function tableOf(corner: string, columns: Column[], cell: (tally: Tally) => string): Table {
  const quantities = columns[0]?.rows.map(({ quantity }) => quantity.id) ?? [];
  return {
    head: [corner, ...columns.map(({ name }) => name)],
    rows: quantities.map((id, index) => [
      id,
      ...columns.map(({ rows }) => {
        const row = rows[index];
        return row === undefined ? '' : cell(row.tally);
      }),
    ]),
  };
}

function errorCell(tally: Tally): string {
  const { kind, meanError, meanErrorSe } = verdictOf(tally);
  if (kind === 'undefined') return 'not given';
  if (kind === 'no-truth') return 'no truth';
  return kind === 'exact' ? 'exact' : `${signed(meanError)} ± ${points(meanErrorSe, 2)}`;
}

function alarmCell({ tests, alarms }: Tally): string {
  if (tests === 0) return '';
  const { low, high } = clopperPearson(alarms, tests);
  return `${points(alarms / tests)} (${points(low)}–${points(high)})`;
}

function coverageCell(tally: Tally): string {
  const { kind, coverage } = verdictOf(tally);
  if (kind === 'undefined') return 'not given';
  const given = tally.samples - tally.undefined;
  if (kind === 'no-truth') return `given in ${given} of ${tally.samples}`;
  const notes = [
    tally.undefined > 0 ? `given in ${given} of ${tally.samples}` : '',
    tally.bare > 0 && coverage !== null ? `${tally.bare} without interval` : '',
  ].filter((note) => note !== '');
  const share =
    coverage === null
      ? 'no spread'
      : `${points(coverage.share)} (${points(coverage.low)}–${points(coverage.high)})`;
  return [share, ...notes].join('; ');
}

export function pairName({ before, after }: Pair): string {
  return `\`${before}\` → \`${after}\``;
}

function code(id: string): string {
  return `\`${id}\``;
}

/** In points: hundredths of a share. */
function points(share: number, digits = 1): string {
  return Number.isNaN(share)
    ? 'undefined'
    : (share * 100).toFixed(digits).replace(/^-(0\.?0*)$/, '$1');
}

function signed(share: number): string {
  const value = points(share, 2);
  return value.startsWith('-') ? `−${value.slice(1)}` : `+${value}`;
}

function text({ head, rows }: Table): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
