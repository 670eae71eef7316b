import { describe, expect, it } from 'vitest';
import { compareInputs } from '../../../harness/comparison/report.ts';
import { latexTable } from '../../../harness/comparison/page/latex.ts';
import { reportPage, type PageFacts } from '../../../harness/comparison/page/page.ts';
import { withheldItems } from '../../../harness/comparison/withheld.ts';
import { firstRight } from '../../support/shortcut-record.ts';
import { itemsIn, sideOf } from './sides.ts';

const HOSTILE = `<script>alert("x")</script>&'"`;
const items = itemsIn(
  Array.from({ length: 40 }, () => 3),
  {
    benchmark: 'bench_100%',
    breakdowns: {
      [HOSTILE]: {
        labels: [HOSTILE, 'plain'],
        items: Array.from({ length: 120 }, (_, i) => i % 2),
      },
    },
  },
);
const facts: PageFacts = {
  command: `sightline compare '${HOSTILE}'`,
  harness: { version: '1.0', commit: 'abcdef0123456789', dirty: false },
  madeAt: new Date('2026-11-27T10:00:00Z'),
  licences: [HOSTILE],
};
const report = compareInputs(
  [50, 80].map((right, at) => ({
    name: `${HOSTILE}${at}`,
    sides: [
      sideOf(`m${at}`, items, firstRight(right, 120), {
        model: { name: HOSTILE },
        protocol: { title: HOSTILE },
        settings: { temperature: 0, reasoningEffort: HOSTILE },
      }),
    ],
  })),
  { draws: 100, gates: ['B >= A - 2'] },
);
const page = reportPage(report, facts);

describe('the page', () => {
  it('escapes all that was read', () => {
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;&quot;');
  });

  it('asks nothing of a network and runs nothing', () => {
    for (const [, target] of page.matchAll(/(?:src|href|action)="([^"]*)"/g)) {
      expect(target).toMatch(/^(data:text\/csv|#)/);
    }
    expect(page).not.toMatch(/@import|url\(|<link|<iframe| on\w+=/);
  });

  it('has the sentence, the plot with its band and zero line, protocols, commands and LaTeX', () => {
    for (const part of [
      'B is better than A: B − A = +25.0 points',
      'class="zero"',
      'class="band"',
      'prefers-color-scheme: dark',
      'a1f09c7be2d4',
      'sightline compare',
      'begin{tabular}',
      'data:text/csv',
      'PASS',
      '2026-11-27',
    ]) {
      expect(page).toContain(part);
    }
  });

  it('is well formed: every element that opens closes', () => {
    const open: string[] = [];
    for (const [, close, name = '', rest = ''] of page.matchAll(
      /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g,
    )) {
      if (['meta', 'br', 'hr'].includes(name) || rest.endsWith('/')) continue;
      if (close === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('lists ids of items, and none where the licence keeps them back', () => {
    expect(page).toContain(items.ids[60]);
    const kept = reportPage(
      withheldItems(report, () => true),
      facts,
    );
    for (const id of items.ids) expect(kept).not.toContain(id);
    expect(kept).toContain('keeps single items back');
  });
});

it('LaTeX escapes the names of benchmarks', () => {
  const text = latexTable(report);
  expect(text).toContain(String.raw`bench\_100\% test & B $-$ A & 41.7 & 66.7 & +25.0 [`);
  expect(text.split('\n').filter((line) => line.endsWith(String.raw`\\`))).toHaveLength(2);
});
