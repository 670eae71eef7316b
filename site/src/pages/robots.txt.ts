import type { APIRoute } from 'astro';
import { fileAddress, homeAddress } from '../address.ts';
import { settings } from '../publishing/settings.ts';

/** Crawlers find the pages by the sitemap. Items stay out of search engines and of training data. */
export const GET: APIRoute = () => {
  const lines = [
    'User-agent: *',
    `Disallow: ${homeAddress}items/`,
    `Disallow: ${homeAddress}*/items/`,
    `Disallow: ${homeAddress}embed/`,
    ...(settings.origin === null
      ? []
      : ['', `Sitemap: ${settings.origin}${fileAddress('sitemap.xml')}`]),
  ];
  return new Response(`${lines.join('\n')}\n`);
};
