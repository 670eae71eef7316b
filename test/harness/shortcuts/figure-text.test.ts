import { describe, expect, it } from 'vitest';
import { foundText, points, pText } from '../../../harness/shortcuts/text/figure-text.ts';
import { fittedTables } from '../../../harness/shortcuts/text/fitted-tables.ts';

const figure = (value: number, low: number | null, high: number | null) =>
  ({ kind: 'figure', value, low, high, n: 9, clusters: 3 }) as const;

describe('figures as text', () => {
  it('have one sign for minus, and none for nothing', () => {
    expect([0.1234, -0.03, 0.0004, -0.0004].map(points)).toEqual(['+12.3', '−3.0', '0.0', '0.0']);
    expect(foundText(figure(0.124, 0.098, 0.15), 'points')).toBe('+12.4 [9.8, 15.0]');
    expect(foundText(figure(-0.124, -0.15, -0.0001), 'points')).toBe('−12.4 [−15.0, 0.0]');
    expect(foundText(figure(0.288, -0.004, 0.5), 'kappa')).toBe('0.29 [0.00, 0.50]');
    expect(foundText(figure(0.5, null, null), 'percent')).toBe('50.0 [no interval]');
    expect(foundText({ kind: 'not-asked', probes: ['blind'] }, 'points')).toBe('not asked');
  });

  it('have no p where nothing was tested, and never a p of 0', () => {
    expect([undefined, 0.0001, 0.0124, 1].map(pText)).toEqual(['', '<.001', '.012', '1.000']);
  });

  it('stand in tables that fit, each line with its name', () => {
    const columns = ['name', 'a', 'b', 'c'].map((title) => ({ title }));
    const tables = fittedTables(columns, [['x', 'a'.repeat(60), 'b'.repeat(60), 'c']], 1);
    expect(tables).toHaveLength(2);
    expect(tables.every((table) => table.split('\n').at(-1)?.startsWith('x '))).toBe(true);
    expect(tables[1]).toContain('c');
  });
});
