import type { LedgerEntry } from '../../../harness/schema/ledger.ts';
import { counted, percent } from './figures.ts';
import type { Change } from './changes.ts';

/** What happened, as a word before a name. */
export const ACTION_WORDS = {
  add: 'Added',
  rescore: 'Scored again',
  correct: 'Corrected',
  verify: 'Asked again',
  withdraw: 'Withdrawn',
  reinstate: 'Reinstated',
} as const satisfies Record<LedgerEntry['action'], string>;

/** "Added: Reader on NExT-QA", "Added: 12 results on NExT-QA". @param group changes that say the same. */
export function changeTitle(group: Change[], benchmarkTitle: string): string {
  const [first] = group;
  if (first === undefined) throw new RangeError('no change');
  const what = group.length === 1 ? first.result.model.name : counted(group.length, 'result');
  return `${ACTION_WORDS[first.action]}: ${what} on ${benchmarkTitle}`;
}

/** "49.7 %", "48.0 % before, 49.7 % after"; null where nothing is said. */
export function changedScore({ before, after }: Pick<Change, 'before' | 'after'>): string | null {
  if (before === null) return after === null ? null : `${percent(after)} %`;
  if (after === null) return `${percent(before)} % before`;
  return `${percent(before)} % before, ${percent(after)} % after`;
}
