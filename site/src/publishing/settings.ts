import { readFileSync } from 'node:fs';
import { siteConfigSchema, siteSettingsSchema } from '../../../harness/schema/site-config.ts';
import type { SiteSettings } from '../../../harness/schema/site-config.ts';

/** What this build was told of its board; of a plain `astro build` the defaults. */
export const settings: SiteSettings = read(process.env['SIGHTLINE_SITE_SETTINGS']);

function read(file: string | undefined): SiteSettings {
  if (file !== undefined && file !== '') {
    return siteSettingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const { title, links } = siteConfigSchema.parse({});
  return { title, links, description: null, origin: null, logo: null, cards: [] };
}
