import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@astrojs/react';
import { defineConfig, fontProviders } from 'astro/config';
import { manifest } from './src/data-files/manifest.ts';
import { clientInteract } from './src/islands/client-interact.ts';
import { contentSecurityPolicy } from './src/publishing/csp.ts';
import { settings } from './src/publishing/settings.ts';
import { sitemap } from './src/publishing/sitemap.ts';

// Holds the content store, so two builds of different results folders need one each.
const cache =
  process.env['SIGHTLINE_SITE_CACHE'] ?? fileURLToPath(new URL('../.cache/astro', import.meta.url));
const base = process.env['SIGHTLINE_BASE'] ?? '/';
/** In the package the sources are copied, and import from folders that are none of their own. */
const serves = process.env['SIGHTLINE_SITE_SERVES'];
const { origin } = settings;
const prePaint = readFileSync(new URL('src/theme/pre-paint.js', import.meta.url), 'utf8');

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  base,
  ...(origin === null ? {} : { site: origin }),
  // Its colours are inline styles, which the policy refuses.
  markdown: { syntaxHighlight: false },
  security: { csp: contentSecurityPolicy([prePaint]) },
  cacheDir: cache,
  vite: {
    cacheDir: `${cache}/vite`,
    resolve: {
      // The same parser with what it needs of Node: a page reads the files of its reader.
      alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
      // It imports modules that only Astro has. Astro looks for such packages among the dependencies
      // of package.json, and this one is a peer.
      noExternal: ['@astrojs/react'],
    },
    ...(serves === undefined ? {} : { server: { fs: { allow: JSON.parse(serves) as string[] } } }),
    // What a worker loads late is a file of its own.
    worker: { format: 'es' },
  },
  integrations: [
    react(),
    clientInteract(),
    manifest(),
    ...(origin === null ? [] : [sitemap({ origin, base: base.replace(/\/*$/, '/') })]),
  ],
  devToolbar: { enabled: false },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Source Sans 3',
      cssVariable: '--font-text',
      fallbacks: ['system-ui', 'sans-serif'],
      options: {
        variants: [
          {
            src: ['@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'],
            weight: '200 900',
            style: 'normal',
          },
        ],
      },
    },
  ],
});
