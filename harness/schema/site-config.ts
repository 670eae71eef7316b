import { z } from 'zod';
import { benchmarkCardSchema } from './benchmark-card.ts';

const linkSchema = z.strictObject({
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
});

/** `site.json`: what a board is called and where it will be. Paths are relative to the file. */
export const siteConfigSchema = z.strictObject({
  $schema: z.string().optional(),
  /** At the head of every page. */
  title: z.string().min(1).max(60).default('Sightline'),
  /** A sentence for search engines and previews of the start page. */
  description: z.string().min(1).max(300).optional(),
  /** Where the board will be, with its path. Without it there are no canonical links, previews or sitemap. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** An SVG, PNG or WebP image. */
  logo: z
    .string()
    .regex(/\.(svg|png|webp)$/, 'a file ending in .svg, .png or .webp')
    .optional(),
  /** At the foot of every page. */
  links: z.array(linkSchema).max(8).default([]),
  /** Descriptors of benchmarks of one's own, whose cards are shown before there are results. */
  benchmarks: z.array(z.string().min(1)).default([]),
});
export type SiteConfig = z.infer<typeof siteConfigSchema>;

/** What a build is told, with everything looked up. */
export const siteSettingsSchema = z.strictObject({
  title: z.string(),
  description: z.string().nullable(),
  /** `https://host`, without a path; null where the address is not known. */
  origin: z.string().nullable(),
  /** An absolute path. */
  logo: z.string().nullable(),
  links: z.array(linkSchema),
  cards: z.array(benchmarkCardSchema),
});
export type SiteSettings = z.infer<typeof siteSettingsSchema>;
