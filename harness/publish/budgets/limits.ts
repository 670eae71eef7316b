/** What a page weighs: bytes as a server sends them, and elements. */
export type PageWeight = {
  /** Of the HTML, Brotli. */
  html: number;
  /** Of all style sheets, Brotli. */
  css: number;
  /** Of every script that is fetched before the reader does anything, gzip. */
  js: number;
  fonts: number;
  elements: number;
};

/**
 * `record`: all figures of one result; read like any page, but with every probe it is a long one.
 * `list`: a row for each record of a board, as long as there are records, but no heavier than a
 * leaderboard in styles and scripts.
 */
export type PageClass = 'reading' | 'record' | 'list' | 'leaderboard' | 'island';

const KB = 1024;

/** A reader on a telephone gets each page within a second and a half. */
export const LIMITS: Record<PageClass, PageWeight> = {
  reading: { html: 15 * KB, css: 10 * KB, js: 3 * KB, fonts: 29 * KB, elements: 1500 },
  record: { html: 15 * KB, css: 10 * KB, js: 3 * KB, fonts: 29 * KB, elements: 3000 },
  list: { html: Infinity, css: 10 * KB, js: 10 * KB, fonts: 29 * KB, elements: Infinity },
  leaderboard: { html: 30 * KB, css: 10 * KB, js: 10 * KB, fonts: 29 * KB, elements: 4500 },
  island: { html: 15 * KB, css: 12 * KB, js: 90 * KB, fonts: 29 * KB, elements: 3000 },
};

const CLASSES: [PageClass, RegExp][] = [
  ['island', /^(compare|check)\/|^series\/[^/]+\/|(^|\/)items\//],
  ['list', /^(results|series)\/$|^models\/|^benchmarks\/[^/]+\/(all|frames)\/$/],
  ['record', /^results\/[^/]+\/[^/]+\/$/],
  ['leaderboard', /^benchmarks\/[^/]+\/((categories|probes|contamination)\/)?$/],
];

/** @param path below the base, such as `benchmarks/nextqa/`. */
export function pageClass(path: string): PageClass {
  return CLASSES.find(([, pattern]) => pattern.test(path))?.[0] ?? 'reading';
}

export type OverBudget = {
  page: string;
  what: keyof PageWeight;
  weight: number;
  limit: number;
};

/** What of a page is more than its class may have. */
export function overBudget(page: string, weight: PageWeight): OverBudget[] {
  const limits = LIMITS[pageClass(page)];
  return (Object.keys(limits) as (keyof PageWeight)[])
    .filter((what) => weight[what] > limits[what])
    .map((what) => ({ page, what, weight: weight[what], limit: limits[what] }));
}

const WORDS: Record<keyof PageWeight, string> = {
  html: 'of HTML (Brotli)',
  css: 'of style sheets (Brotli)',
  js: 'of scripts before any interaction (gzip)',
  fonts: 'of fonts',
  elements: 'elements',
};

/** "/compare/: 16.2 KB of HTML (Brotli), at most 15.0 KB". */
export function overBudgetText({ page, what, weight, limit }: OverBudget): string {
  const size = (value: number) =>
    what === 'elements' ? String(value) : `${(value / KB).toFixed(1)} KB`;
  return `/${page}: ${size(weight)} ${WORDS[what]}, at most ${size(limit)}`;
}
