import type { Column } from '../../table.ts';
import type { Equivalent, Metric } from '../metrics.ts';
import type { CellReport } from '../record-report.ts';
import { estimateText, floorText, foundText, percent } from './figure-text.ts';

/** A table before it is laid out: its first `fixed` columns say what a line is about. */
export type Sheet = { columns: Column[]; rows: string[][]; fixed: number };

type SetSize = { items: number };

/** What a line of the metrics is about, such as a model and its protocol. */
export type MetricLine = { names: string[]; cell: CellReport };

/**
 * A line a record, or a label, with every metric that any of them has; those that none has are left out.
 *
 * @param of what the set holds: chance, floor and denominators that its title tells stand in no column.
 */
export function metricSheet(titles: string[], lines: MetricLine[], of?: SetSize): Sheet {
  const ids = lines[0]?.cell.metrics.map(({ id }) => id) ?? [];
  const shown = ids.filter((id) =>
    lines.some(({ cell }) => {
      const kind = metricOf(cell, id)?.found.kind;
      return kind === 'figure' || kind === 'undefined';
    }),
  );
  const fullOf = ({ cell }: MetricLine) => cell.probes.find(({ probe }) => probe === 'full');
  const allScored = lines.every((line) => (fullOf(line)?.accuracy?.n ?? of?.items) === of?.items);
  const held = of === undefined || !allScored;
  const right = (title: string): Column => ({ title, align: 'right' });
  return {
    columns: [
      ...titles.map((title) => ({ title })),
      right('full %'),
      ...(held ? ['chance', 'floor', 'n', 'videos'].map(right) : []),
      ...shown.map((id) => {
        const { title = id, unit } =
          lines.map(({ cell }) => metricOf(cell, id)).find((one) => one !== undefined) ?? {};
        return right(unit === 'share' ? `${title} %` : title);
      }),
    ],
    rows: lines.map((line) => {
      const row = fullOf(line);
      const accuracy = row?.accuracy ?? null;
      return [
        ...line.names,
        estimateText(accuracy),
        ...(held
          ? [
              row?.chance == null ? 'none' : percent(row.chance),
              floorText(row?.floor ?? null),
              String(accuracy?.n ?? 0),
              String(accuracy?.clusters ?? 0),
            ]
          : []),
        ...shown.map((id) => metricText(metricOf(line.cell, id))),
      ];
    }),
    fixed: titles.length,
  };
}

/** Without columns in which nothing is told; what was not asked is named below the tables. */
export function withoutEmpty({ columns, rows, fixed }: Sheet): Sheet {
  const told = columns.map(
    (_, index) =>
      index < fixed || rows.some((row) => !['', 'not asked'].includes(row[index] ?? '')),
  );
  const pick = <T>(all: T[]) => all.filter((__, index) => told[index]);
  return { columns: pick(columns), rows: rows.map(pick), fixed };
}

/** "+25.1 [21.9, 28.3]" points, "48.0 [40.1, 56.2]" per cent. */
export function metricText(metric: Metric | undefined): string {
  if (metric === undefined) return '';
  return foundText(metric.found, metric.unit === 'points' ? 'points' : 'percent');
}

function metricOf(cell: CellReport, id: string): Metric | undefined {
  return cell.metrics.find((metric) => metric.id === id);
}

/** What stands beside metrics: where nothing can be told, and what was shown to be no difference. */
export function metricRemarks({ metrics }: CellReport): string[] {
  return metrics.flatMap(({ title, found, unreadAtChance, equivalence, tomato }) => [
    ...(found.kind === 'undefined' ? [`${title} undefined: ${found.reason}`] : []),
    ...(unreadAtChance === undefined
      ? []
      : [`${title} with unread answers at chance: ${foundText(unreadAtChance, 'points')}`]),
    ...(equivalence === undefined ? [] : [`${title}: ${equivalenceText(equivalence)}`]),
    ...(tomato === undefined
      ? []
      : [`${title} as TOMATO has it: ${SYMBOLS[tomato.name]} = ${signed(tomato.value, 3)}`]),
  ]);
}

const SYMBOLS = { kappa: 'κ', rho: 'ρ', tau: 'τ' };

/** "insensitive within ±2 points (90 % interval −0.6 to 1.4)". */
export function equivalenceText({ margin, low, high, equivalent }: Equivalent): string {
  const interval = `90 % interval ${percent(low)} to ${percent(high)}`;
  const shown = equivalent ? 'insensitive' : 'not shown to be insensitive';
  return `${shown} within ±${100 * margin} points (${interval})`;
}

function signed(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', '−');
}
