import type { APIRoute } from 'astro';
import { fileAddress, homeAddress, resultAddress } from '../address.ts';
import { changedScore, changeTitle } from '../model/change-words.ts';
import { feedXml } from '../model/feed.ts';
import { settings } from '../publishing/settings.ts';
import { siteChanges } from '../records/site-changes.ts';

const NEWEST = 50;

/** The changelog as RSS. Without the address of the site its links are paths, which few readers follow. */
export const GET: APIRoute = async ({ site }) => {
  const absolute = (path: string): string => (site === undefined ? path : new URL(path, site).href);
  const groups = (await siteChanges()).slice(0, NEWEST);
  const text = feedXml({
    title: settings.title,
    link: absolute(homeAddress),
    self: absolute(fileAddress('feed.xml')),
    description: 'What was added, scored again, corrected, asked again, withdrawn or reinstated.',
    items: groups.flatMap(({ title, changes }) => {
      const first = changes[0];
      if (first === undefined) return [];
      const { action, date, reason, result } = first;
      const one = changes.length === 1;
      const score = one ? changedScore(first) : null;
      return {
        title: changeTitle(changes, title),
        link: absolute(one ? resultAddress(result) : fileAddress('changelog/')),
        id: `${action} ${result.benchmark.id}/${result.id} ${date} ${changes.length}`,
        date,
        description: score === null ? reason : `${reason} ${score}`,
      };
    }),
  });
  return new Response(text, { headers: { 'content-type': 'application/rss+xml' } });
};
