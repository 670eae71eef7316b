/** What a feed says of itself and of each change. Addresses are absolute where the site has one. */
export type Feed = {
  title: string;
  link: string;
  self: string;
  description: string;
  items: FeedItem[];
};

export type FeedItem = {
  title: string;
  link: string;
  /** Unlike every other and never changed. */
  id: string;
  /** ISO. */
  date: string;
  description: string;
};

/** RSS 2.0. Whatever XML 1.0 cannot hold is left out. */
export function feedXml({ title, link, self, description, items }: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', title),
    element('link', link),
    `<atom:link href="${escaped(self)}" rel="self" type="application/rss+xml"/>`,
    element('description', description),
    '<language>en</language>',
    ...items.map(itemXml),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemXml({ title, link, id, date, description }: FeedItem): string {
  return [
    '<item>',
    element('title', title),
    element('link', link),
    `<guid isPermaLink="false">${escaped(id)}</guid>`,
    element('pubDate', new Date(date).toUTCString()),
    element('description', description),
    '</item>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
