import { expect, it } from 'vitest';
import { feedXml } from '../../../site/src/model/feed.ts';

const HOSTILE = 'A & B ]]> <script>alert(1)</script> \u0000\uFFFE "quoted"';
const feed = {
  title: 'Sightline',
  link: 'https://example.org/',
  self: 'https://example.org/feed.xml?a=1&b="2"',
  description: 'Changes',
  items: [
    {
      title: HOSTILE,
      link: 'https://example.org/a?b&c',
      id: 'add <a>',
      date: '2026-11-20T10:00:00Z',
      description: HOSTILE,
    },
  ],
};

it('escapes whatever a name holds, and leaves out what XML cannot hold', () => {
  const text = feedXml(feed);
  expect(text).toContain(
    '<title>A &amp; B ]]&gt; &lt;script&gt;alert(1)&lt;/script&gt;  &quot;quoted&quot;</title>',
  );
  for (const lost of ['<script', '\u0000', '\uFFFE']) expect(text).not.toContain(lost);
  expect(text).toContain('href="https://example.org/feed.xml?a=1&amp;b=&quot;2&quot;"');
});

it('has dates as RSS has them, and an id that is no address', () => {
  const text = feedXml(feed);
  expect(text).toContain('<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>');
  expect(text).toContain('<guid isPermaLink="false">add &lt;a&gt;</guid>');
});

it('may be empty', () => {
  expect(feedXml({ ...feed, items: [] })).not.toContain('<item>');
});
