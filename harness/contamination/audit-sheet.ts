import { parseCsv } from '../data/csv-text.ts';
import { csvLine, textCell } from '../csv-line.ts';
import { SightlineError } from '../errors.ts';
import { random, type Random } from '../random.ts';
import type { Audit, Level } from '../schema/contamination-report.ts';
import { wilson } from '../statistics/wilson.ts';
import type { FrameEvidence } from './level-check.ts';

/** What was found of an item, for a person to look at. */
export type AuditRow = {
  level: Level;
  item: string;
  /** Only these are sampled: others are told for who wants to know. */
  flagged: boolean;
  corpusLine: number;
  found: string;
  itemText: string;
  corpusText: string;
  frames?: FrameEvidence;
};

const TITLES = ['level', 'item', 'corpus_line', 'found', 'item_text', 'corpus_text', 'verdict'];

/**
 * Of each level a random choice of at most `size` flagged items, the same for one seed, in the order in
 * which they were drawn.
 */
export function sampleRows(rows: readonly AuditRow[], size: number, seed: number): AuditRow[] {
  const levels = Map.groupBy(
    rows.filter(({ flagged }) => flagged),
    ({ level }) => level,
  );
  return [...levels].flatMap(([level, own]) => drawn(own, size, random(seed, 'audit', level)));
}

function drawn(rows: readonly AuditRow[], size: number, stream: Random): AuditRow[] {
  const order = rows.toSorted((a, b) => (a.item < b.item ? -1 : 1));
  for (let at = 0; at < Math.min(size, order.length); at += 1) {
    const other = stream.integer(at, order.length - 1);
    [order[at], order[other]] = [order[other] as AuditRow, order[at] as AuditRow];
  }
  return order.slice(0, size);
}

/** CSV with an empty column for the verdict. It may hold question text: not for publication. */
export function auditSheet(rows: readonly AuditRow[]): string {
  const lines = rows.map((row) =>
    [row.level, row.item, String(row.corpusLine), row.found, row.itemText, row.corpusText, ''].map(
      textCell,
    ),
  );
  return [TITLES, ...lines].map((cells) => `${csvLine(cells)}\n`).join('');
}

const WORDS: Record<string, 'right' | 'wrong' | 'unsure'> = {
  right: 'right',
  yes: 'right',
  y: 'right',
  wrong: 'wrong',
  no: 'wrong',
  n: 'wrong',
  unsure: 'unsure',
  '?': 'unsure',
};

/**
 * What people found, by level: how many flagged items are really the same, with a Wilson interval.
 *
 * @throws `DATA_INVALID` for a row without a verdict, or with one that is no such word.
 */
export function readAudit(text: string, file: string): Map<string, Audit> {
  const verdicts = new Map<string, ('right' | 'wrong' | 'unsure')[]>();
  for (const row of parseCsv(text, file)) {
    const at = `${file}:${row.line}`;
    if (!('value' in row)) throw broken(at, `${row.expected}, not ${row.received}`);
    const { level = '', verdict = '' } = row.value as Record<string, string>;
    const read = WORDS[verdict.trim().toLowerCase()];
    if (read === undefined) throw broken(at, `a verdict, not "${verdict}"`);
    verdicts.set(level, [...(verdicts.get(level) ?? []), read]);
  }
  return new Map([...verdicts].map(([level, own]) => [level, auditOf(own)]));
}

function auditOf(verdicts: readonly ('right' | 'wrong' | 'unsure')[]): Audit {
  const count = (of: string) => verdicts.filter((one) => one === of).length;
  const [right, wrong, unsure] = [count('right'), count('wrong'), count('unsure')];
  const decided = right + wrong;
  const precision = decided === 0 ? null : { value: right / decided, ...wilson(right, decided) };
  return { sampled: verdicts.length, right, wrong, unsure, precision };
}

function broken(at: string, expected: string): SightlineError {
  return new SightlineError('DATA_INVALID', `${at}: expected ${expected}`, {
    hint: 'fill the column verdict with right, wrong or unsure',
  });
}
