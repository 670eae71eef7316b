import type { Estimate } from '../../schema/result.ts';
import type { ShortcutItems } from '../../schema/shortcut-items.ts';
import { textTable, type Column } from '../../table.ts';

type Row = Exclude<ShortcutItems['hard'][number], { absent: string }>;
type Full = Row['full'][number];

const COLUMNS: Column[] = [
  { title: 'hard subset for' },
  { title: 'protocol' },
  { title: 'n', align: 'right' },
  { title: 'videos', align: 'right' },
  { title: 'chance', align: 'right' },
  { title: 'full, hard', align: 'right' },
  { title: 'all', align: 'right' },
  { title: 'blind, hard', align: 'right' },
  { title: 'all', align: 'right' },
  { title: 'gap, hard', align: 'right' },
  { title: 'all', align: 'right' },
  { title: 'at random', align: 'right' },
];

/** A line a record with the video; the scores with their intervals, the gap beside random pruning. */
export function hardTable({ hard, models, stratifiedBy }: ShortcutItems): string {
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const rows = hard.flatMap((row) =>
    'absent' in row
      ? []
      : [...(row.full.length === 0 ? [null] : row.full)].map((full, index) =>
          line(index === 0 ? nameOf(row.model) : '', { row, full }),
        ),
  );
  const absent = hard.flatMap((row) =>
    'absent' in row ? [`no hard subset for ${nameOf(row.model)}: ${row.absent}`] : [],
  );
  const within = stratifiedBy === null ? '' : ` within each ${stratifiedBy}`;
  const legend = `judged by the models of other families; at random: as many items removed${within}, mean ± sd of 10 seeds; percent and points`;
  return [...(rows.length === 0 ? [] : [textTable(COLUMNS, rows), legend]), ...absent].join('\n');
}

function line(name: string, { row, full }: { row: Row; full: Full | null }): string[] {
  const { items, clusters, chance, blind } = row;
  return [
    name,
    full?.protocol ?? 'none',
    String(items),
    String(clusters),
    shareText(chance),
    estimateText(full?.score.hard ?? null),
    shareText(full?.score.all?.value ?? null),
    estimateText(blind.hard),
    shareText(blind.all?.value ?? null),
    gapText(full?.gap.hard ?? null),
    shareText(full?.gap.all?.value ?? null),
    spreadText(full?.gap.random ?? null),
  ];
}

function estimateText(estimate: Estimate | null): string {
  if (estimate === null) return '';
  return `${shareText(estimate.value)} (${shareText(estimate.low)} to ${shareText(estimate.high)})`;
}

function gapText(gap: Full['gap']['hard']): string {
  if (gap === null) return '';
  const interval =
    gap.low === null || gap.high === null
      ? ''
      : ` (${shareText(gap.low)} to ${shareText(gap.high)})`;
  return shareText(gap.value) + interval;
}

function spreadText(spread: Full['gap']['random']): string {
  return spread === null ? '' : `${shareText(spread.mean)} ± ${shareText(spread.sd)}`;
}

function shareText(share: number | null): string {
  return share === null ? '' : (100 * share).toFixed(1);
}
