import type { Outcome } from '../../../harness/schema/outcome.ts';
import type { Show, Sort } from './item-query.ts';
import type { ItemTable, Tally } from './item-table.ts';

/** What one row of the list says. */
export type ItemRowWords = {
  id: string;
  video: string;
  labels: string;
  right: string;
  blind: string;
  flag: string;
};

export function itemRowWords(table: ItemTable, item: number): ItemRowWords {
  return {
    id: table.ids[item] as string,
    video: table.videos[table.videoOf[item] as number] as string,
    labels: table.breakdowns.map(({ labels, of }) => labels[of[item] as number]).join(' · '),
    right: tallyWords(table.runs.full, item),
    blind: tallyWords(table.blind.answers, item),
    flag: table.flagged?.[item] === true ? 'shortcut' : '',
  };
}

/** "14 of 24". */
export function tallyWords({ right, scored }: Tally, item: number): string {
  const n = scored[item] ?? 0;
  return n === 0 ? '–' : `${right[item] ?? 0} of ${n}`;
}

export const SHOW_WORDS = {
  all: 'All',
  none: 'No run solves',
  every: 'Every run solves',
  blind: 'Most models solve without the video',
  disagree: 'Runs disagree: a third to two thirds are right',
  flagged: 'Flagged as shortcut',
} as const satisfies Record<Show, string>;

export const SORT_WORDS = {
  hardest: 'Hardest first',
  easiest: 'Easiest first',
  disagreement: 'Most disagreement first',
  blind: 'Most often right without the video first',
  order: 'As the benchmark has them',
} as const satisfies Record<Sort, string>;

/** With a sign before it, so that right and wrong are told without colour. */
export const OUTCOME_WORDS = {
  correct: '✓ right',
  wrong: '✕ wrong',
  unparsed: '✕ unreadable',
  refused: '✕ refused',
  truncated: '✕ cut off',
  unjudged: 'not judged',
  failed: 'failed',
  'not-asked': 'not asked',
} as const satisfies Record<Outcome, string>;
