import { expect, it } from 'vitest';
import { scrollingTables } from '../../../../site/src/model/methods/markdown-tables.ts';

it('puts every table into a region with a name of its own', () => {
  const html = '<h2 id="a">What <em>"is"</em></h2><table><tr></tr></table><p>x</p><table></table>';
  const region = (name: string) =>
    `<div class="table-scroll" role="region" aria-label="${name}" tabindex="0"><table class="table">`;
  expect(scrollingTables(html)).toBe(
    `<h2 id="a">What <em>"is"</em></h2>${region('What &quot;is&quot;')}<tr></tr></table></div><p>x</p>${region('What &quot;is&quot;, 2')}</table></div>`,
  );
});

it('leaves text without tables as it is', () => {
  expect(scrollingTables('<p>a</p>')).toBe('<p>a</p>');
});

it('aligns numbers by a class, and leaves no style within a line', () => {
  const row = (cell: string) => `<tr>${cell}</tr>`;
  expect(scrollingTables(row('<td style="text-align: right">1.0</td>'))).toBe(
    row('<td class="number">1.0</td>'),
  );
  expect(scrollingTables(row('<th style="text-align:center">a</th>'))).toBe(row('<th>a</th>'));
});
