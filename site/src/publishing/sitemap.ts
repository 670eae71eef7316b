import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { isListed } from './listed.ts';

/** Writes `sitemap.xml` when the address of the site is known: every page that search engines may list. */
export function sitemap({ origin, base }: { origin: string; base: string }): AstroIntegration {
  return {
    name: 'sitemap',
    hooks: {
      'astro:build:done': async ({ dir, pages }) => {
        const paths = pages.map(({ pathname }) => pathname).filter(isListed);
        await writeFile(new URL('sitemap.xml', dir), sitemapText(paths, `${origin}${base}`));
      },
    },
  };
}

/** @param address of the start page, with a slash at its end. */
export function sitemapText(paths: string[], address: string): string {
  const lines = paths
    .toSorted()
    .map(
      (path) =>
        `  <url><loc>${encodeURI(`${address}${path}`).replaceAll('&', '&amp;')}</loc></url>`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>',
    '',
  ].join('\n');
}
