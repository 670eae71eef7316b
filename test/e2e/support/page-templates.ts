import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../../site/src/pages', import.meta.url));

/** A file of `site/src/pages/` and the first page that the build made from it. */
export type PageTemplate = { route: string; path: string | null };

/**
 * Every template of the site with one page of it, so that a page that is new is looked at without
 * being named here. Paths are below the site's address; null where the build made none.
 */
export async function pageTemplates(site: string): Promise<PageTemplate[]> {
  const routes = (await filesOf(PAGES, '.astro')).map((file) => file.slice(0, -'.astro'.length));
  const pages = (await filesOf(site, '.html')).map((file) =>
    file === '404.html' ? '404' : file.replace(/(^|\/)index\.html$/, ''),
  );
  // A name that stands in the route is nearer than one that is filled in.
  const nearest = routes.toSorted(
    (a, b) => a.split('[').length - b.split('[').length || (a < b ? -1 : 1),
  );
  const found = new Map<string, string>();
  for (const page of pages) {
    const route = nearest.find((one) => pattern(one).test(page));
    if (route !== undefined && !found.has(route)) found.set(route, page);
  }
  return routes.map((route) => {
    const page = found.get(route);
    if (page === undefined) return { route, path: null };
    return { route, path: page === '' || page === '404' ? page : `${page}/` };
  });
}

function pattern(route: string): RegExp {
  const escaped = route
    .replace(/(^|\/)index$/, '')
    .replaceAll(/[.]/g, String.raw`\.`)
    .replaceAll(/\[\\\.\\\.\\\.[^\]]+\]/g, '.+')
    .replaceAll(/\[[^\]]+\]/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}

async function filesOf(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
