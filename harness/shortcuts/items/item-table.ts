import { csvLine } from '../../csv-line.ts';
import { gold, type Item } from '../../schema/item.ts';
import { encodeOutcomes, type Outcome } from '../../schema/outcome.ts';
import type { ItemsAnalysis } from './analysis.ts';
import { isJudgement } from './judge.ts';

/** What a table may hold beside ids and outcomes. */
export type TableContent = { predictions: boolean; text: boolean };

/**
 * One line an item, CSV with a header: its scores with the video, one letter for the blind outcome of each
 * model (`c` right, `w` wrong, `u` unreadable, …), hits, p, q and flag; empty cells where there is nothing.
 *
 * @param items with text and right answers; only where the content asks for them.
 */
export function itemTable(
  analysis: ItemsAnalysis,
  { content, items }: { content: TableContent; items: Item[] | null },
): string {
  const columns = [...scoreColumns(analysis), ...judgementColumns(analysis)];
  if (content.predictions) columns.push(...predictionColumns(analysis, items));
  if (content.text && items !== null) columns.push(...textColumns(items));
  const header = columns.map(([title]) => title);
  const lines = analysis.items.ids.map((_, item) => columns.map(([, cell]) => cell(item)));
  return [header, ...lines].map(csvLine).join('\n');
}

type ItemColumn = [title: string, cell: (item: number) => string];

function scoreColumns({ items, panel }: ItemsAnalysis): ItemColumn[] {
  const scored = panel.models.flatMap((model) =>
    model.full.map((full): ItemColumn => {
      const alone = model.full.length === 1;
      const title = `y_full ${model.id}${alone ? '' : ` ${full.protocol}`}`;
      return [title, (item) => numberText(full.values[item] ?? null)];
    }),
  );
  return [
    ['item_id', (item) => items.ids[item] as string],
    ['cluster', (item) => items.clusterIds[items.clusters[item] as number] as string],
    ...distinct(scored),
  ];
}

function judgementColumns({ panel, judged }: ItemsAnalysis): ItemColumn[] {
  const of = (item: number) => {
    const one = judged[item];
    return one !== undefined && isJudgement(one) ? one : null;
  };
  return [
    ...panel.models.flatMap((model) =>
      model.observations.map(({ outcomes }, index): ItemColumn => [
        `blind ${model.id}${index === 0 ? '' : ` ${index}`}`,
        (item) => encodeOutcomes([outcomes[item] as Outcome]),
      ]),
    ),
    ['blind_hits', (item) => numberText(of(item)?.hits ?? null)],
    ['blind_m', (item) => numberText(of(item)?.answers ?? null)],
    ['p', (item) => numberText(of(item)?.p ?? null)],
    ['q', (item) => numberText(of(item)?.q ?? null)],
    ['flag', (item) => numberText(of(item) === null ? null : Number(of(item)?.flagged))],
  ];
}

function predictionColumns({ panel }: ItemsAnalysis, items: Item[] | null): ItemColumn[] {
  return [
    ...panel.models.flatMap((model) =>
      model.observations.map(({ answers }, index): ItemColumn => [
        `blind_answer ${model.id}${index === 0 ? '' : ` ${index}`}`,
        (item) => answers?.[item] ?? '',
      ]),
    ),
    [
      'gold',
      (index) => {
        const item = items?.[index];
        return item === undefined ? '' : (gold(item) ?? '');
      },
    ],
  ];
}

function textColumns(items: Item[]): ItemColumn[] {
  return [
    ['question', (item) => items[item]?.question ?? ''],
    [
      'options',
      (item) =>
        (items[item]?.options ?? []).map(({ letter, text }) => `${letter}. ${text}`).join('\n'),
    ],
  ];
}

/** Two records of a model under one protocol have columns of their own. */
function distinct(columns: ItemColumn[]): ItemColumn[] {
  const seen = new Map<string, number>();
  return columns.map(([title, cell]) => {
    const times = (seen.get(title) ?? 0) + 1;
    seen.set(title, times);
    return [times === 1 ? title : `${title} (${times})`, cell];
  });
}

/** Six significant digits, as the shares in records have six decimals. */
function numberText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(6)));
}
