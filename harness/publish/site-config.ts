import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SightlineError } from '../errors.ts';
import { resolveBenchmark } from '../plan/benchmarks.ts';
import { readConfig } from '../read-config.ts';
import { siteConfigSchema, type SiteConfig, type SiteSettings } from '../schema/site-config.ts';
import { cardOf } from './benchmark-cards.ts';

export const SITE_CONFIG = 'site.json';

export type SiteConfigPlace = {
  /** The results folder: `site.json` lies beside it. */
  results: string;
  /** Instead of the one beside the results. */
  config?: string;
  /** Instead of the config's. */
  url?: string;
  /** Path under which the pages are served, instead of the path of the address. */
  base?: string;
};

/**
 * What a board is called, where it will be, and the cards of its own benchmarks.
 *
 * @throws `CONFIG_INVALID` with file and field; `DATA_MISSING` for a named config or a logo that is not there.
 */
export async function readSiteConfig(
  place: SiteConfigPlace,
): Promise<{ settings: SiteSettings; base: string }> {
  const file = resolve(place.config ?? join(dirname(resolve(place.results)), SITE_CONFIG));
  const config = await configOf(file, { named: place.config !== undefined });
  const address = addressOf(place.url ?? config.url);
  const beside = (path: string) => resolve(dirname(file), path);
  const logo = config.logo === undefined ? null : beside(config.logo);
  if (logo !== null) await requireFile(logo, `${file}: logo`);
  const own = await Promise.all(
    config.benchmarks.map((descriptor) => resolveBenchmark(beside(descriptor))),
  );
  const { title, description = null, links } = config;
  return {
    settings: {
      title,
      description,
      origin: address?.origin ?? null,
      logo,
      links,
      cards: own.map(cardOf),
    },
    base: baseOf(place.base ?? address?.pathname ?? '/'),
  };
}

async function configOf(file: string, { named }: { named: boolean }): Promise<SiteConfig> {
  if (named) await requireFile(file, '--config');
  else if (!(await exists(file))) return siteConfigSchema.parse({});
  return readConfig(file, siteConfigSchema);
}

function addressOf(url: string | undefined): URL | null {
  if (url === undefined) return null;
  const address = URL.parse(url);
  if (address !== null && /^https?:$/.test(address.protocol)) return address;
  throw new SightlineError('USAGE', `"${url}" is no address of a site`, {
    hint: 'write it in full, such as https://example.org/board/',
  });
}

/** With a slash at both ends. */
function baseOf(path: string): string {
  if (/^[\w./~-]*$/.test(path) && !path.includes('..')) return `/${path}/`.replace(/\/+/g, '/');
  throw new SightlineError('USAGE', `"${path}" is no path of a site`, {
    hint: 'letters, digits, dots, dashes and slashes, such as /board/',
  });
}

async function requireFile(file: string, what: string): Promise<void> {
  if (await exists(file)) return;
  throw new SightlineError('DATA_MISSING', `${what}: there is no file ${file}`);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
