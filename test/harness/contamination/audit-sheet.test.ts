import { expect, it } from 'vitest';
import {
  auditSheet,
  readAudit,
  sampleRows,
  type AuditRow,
} from '../../../harness/contamination/audit-sheet.ts';
import { wilson } from '../../../harness/statistics/wilson.ts';

const row = (item: string, more: Partial<AuditRow> = {}): AuditRow => ({
  level: 'text',
  item,
  flagged: true,
  corpusLine: 7,
  found: 'leaked: "all", of it',
  itemText: '=1+1\nno',
  corpusText: 'a, b',
  ...more,
});
const rows = Array.from({ length: 120 }, (_, index) => row(`i${index}`));

it('draws flagged items of each level, the same for one seed in whatever order they came', () => {
  const levels = [...rows, row('x', { level: 'id' }), row('y', { flagged: false })];
  const sample = sampleRows(levels, 50, 3);
  expect(sample.filter(({ level }) => level === 'text')).toHaveLength(50);
  expect(sample.filter(({ level }) => level === 'id').map(({ item }) => item)).toEqual(['x']);
  expect(sample.map(({ item }) => item)).not.toContain('y');
  expect(new Set(sample.map(({ item }) => item)).size).toBe(51);
  expect(sampleRows(rows.toReversed(), 50, 3)).toEqual(sampleRows(rows, 50, 3));
  expect(sampleRows(rows, 50, 4)).not.toEqual(sampleRows(rows, 50, 3));
});

/** The sheet with a verdict behind every row. */
function filled(verdicts: string[]): string {
  const sheet = auditSheet(rows.slice(0, verdicts.length));
  let next = 0;
  return sheet.replaceAll(/,\n(?=text,|$)/g, () => `,${verdicts[next++] ?? ''}\n`);
}

it('reads the filled sheet back, unsure rows left out of the precision', () => {
  const audit = readAudit(filled(['right', 'Yes', 'wrong', ' unsure ', 'y']), 'a.csv').get('text');
  expect(audit).toEqual({
    sampled: 5,
    right: 3,
    wrong: 1,
    unsure: 1,
    precision: { value: 0.75, ...wilson(3, 4) },
  });
  expect(readAudit(filled(['?']), 'a.csv').get('text')?.precision).toBeNull();
});

it('texts are no formulas for a spreadsheet', () => {
  expect(auditSheet(rows.slice(0, 1))).toContain(`"'=1+1\nno"`);
});

it.each([
  [['right', ''], /^a\.csv:4: expected a verdict, not ""/],
  [['perhaps'], /^a\.csv:2: expected a verdict, not "perhaps"/],
])('%j is refused with its line', (verdicts, message) => {
  expect(() => readAudit(filled(verdicts), 'a.csv')).toThrow(message);
});
