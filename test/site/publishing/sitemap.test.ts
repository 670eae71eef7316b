import { expect, it } from 'vitest';
import { isListed } from '../../../site/src/publishing/listed.ts';
import { sitemapText } from '../../../site/src/publishing/sitemap.ts';

it('lists pages by their whole addresses, in one order', () => {
  const text = sitemapText(['results/b/', '', 'models/a&b/'], 'https://example.org/board/');
  expect(Array.from(text.matchAll(/<loc>(.*?)<\/loc>/g), ([, address]) => address)).toEqual([
    'https://example.org/board/',
    'https://example.org/board/models/a&amp;b/',
    'https://example.org/board/results/b/',
  ]);
});

it.each([
  ['', true],
  ['benchmarks/nextqa/', true],
  ['benchmarks/nextqa/items/', false],
  ['items/nextqa/', false],
  ['benchmarks/my-items/', true],
  ['embed/nextqa/', false],
  ['404.html', false],
  ['404/', false],
])('"%s" is listed: %s', (path, listed) => {
  expect(isListed(path)).toBe(listed);
});
