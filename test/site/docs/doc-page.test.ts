import { describe, expect, it } from 'vitest';
import {
  anchoredHeadings,
  docParts,
  siteLinks,
  wholeCode,
} from '../../../site/src/docs/doc-page.ts';

describe('the parts of a page', () => {
  const body = 'One.\n\n```sh server\nvllm serve m\n```\n\n```text output\nready\n```\n\nTwo.\n';
  const code = (text: string) => `<pre><code class="language-sh">${text}\n</code></pre>\n`;

  it('are its texts and its blocks in order, the blocks with all words of their fences', () => {
    const html = `<p>One.</p>\n${code('vllm serve m')}${code('ready')}<p>Two.</p>`;
    expect(docParts({ html, body })).toEqual([
      { html: '<p>One.</p>\n' },
      { block: { line: 3, language: 'sh', words: ['server'], lines: ['vllm serve m'] } },
      { block: { line: 7, language: 'text', words: ['output'], lines: ['ready'] } },
      { html: '\n<p>Two.</p>' },
    ]);
  });

  it('a page that was rendered with other blocks is refused', () => {
    expect(() => docParts({ html: code('ready'), body })).toThrow('2 fenced blocks');
  });
});

describe('links', () => {
  it.each([
    ['statistics.md', '/b/docs/statistics/'],
    ['./statistics.md#holm', '/b/docs/statistics/#holm'],
    ['../calibration.md', '/b/methods/calibration/'],
    ['/methods/', '/b/methods/'],
    ['https://arxiv.org/abs/1', 'https://arxiv.org/abs/1'],
    ['#here', '#here'],
  ])('%s leads to %s', (from, to) => {
    expect(siteLinks(`<a href="${from}">x</a>`, '/b/')).toBe(`<a href="${to}">x</a>`);
  });
});

it('headings of the page end with a link to themselves, its title does not', () => {
  const html = '<h1 id="a">A</h1><h2 id="b">B <code>c</code></h2>';
  const anchored = anchoredHeadings(html);
  expect(anchored).toContain('<h1 id="a">A</h1>');
  expect(anchored).toMatch(/<h2 id="b">B <code>c<\/code> <a class="anchor[^>]*href="#b">/);
});

it.each([
  ['<code>--until-idle</code>', true],
  ['<code>&lt;step&gt;/visual-gain</code>', true],
  ['<code>docs/guide/files/slurm-workers.sbatch</code>', false],
  ['<code>npx sightline</code>', false],
])('%s stays in one line: %s', (html, whole) => {
  expect(wholeCode(html)).toBe(whole ? html.replace('<code>', '<code class="whole">') : html);
});
