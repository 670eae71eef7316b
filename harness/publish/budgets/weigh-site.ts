import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { LIMITS, overBudget, pageClass, type OverBudget, type PageWeight } from './limits.ts';
import { pageParts, staticImports } from './page-parts.ts';

/** Every page of a built site that is more than it may be. @param base with a slash at both ends. */
export async function weighSite(site: string, base: string): Promise<OverBudget[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const pages = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const asset = assetSizes(site, base);
  const over: OverBudget[] = [];
  for (const file of pages) {
    const html = await readFile(join(site, file));
    const page = file.replace(/(^|\/)index\.html$/, '$1');
    over.push(...overBudget(page, await weigh(html, { asset, page })));
  }
  return over;
}

type Asset = ReturnType<typeof assetSizes>;

async function weigh(
  html: Buffer,
  { asset, page }: { asset: Asset; page: string },
): Promise<PageWeight> {
  const { styles, scripts, fonts, elements } = pageParts(html.toString('utf8'));
  const sum = async (files: Promise<number>[]) =>
    (await Promise.all(files)).reduce((total, one) => total + one, 0);
  return {
    html: compressedHtml(html, LIMITS[pageClass(page)].html),
    css: await sum(styles.map((address) => asset.size(address, brotli))),
    js: await sum((await asset.withImports(scripts)).map((file) => asset.size(file, gzip))),
    fonts: await sum(fonts.map((address) => asset.size(address, ({ length }) => length))),
    elements,
  };
}

/**
 * The best compression costs a tenth of a second a page; a site has thousands of them. Whatever is
 * small enough without it, or with less of it, is small enough.
 */
function compressedHtml(html: Buffer, limit: number): number {
  if (html.length <= limit) return html.length;
  const quick = brotli(html, 5);
  return quick <= limit ? quick : brotli(html);
}

function brotli(content: Buffer, quality: number = constants.BROTLI_MAX_QUALITY): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
    .length;
}

function gzip(content: Buffer): number {
  return gzipSync(content, { level: 9 }).length;
}

/** Sizes of the files of a site by their addresses, each measured once. */
function assetSizes(site: string, base: string) {
  const sizes = new Map<string, Promise<number>>();
  const imports = new Map<string, Promise<string[]>>();
  const fileOf = (address: string) => join(site, decodeURI(address).replace(base, ''));

  async function importsOf(address: string): Promise<string[]> {
    const text = await readFile(fileOf(address), 'utf8');
    return staticImports(text).map((one) => resolve(dirname(address), one));
  }
  return {
    size(address: string, measure: (content: Buffer) => number): Promise<number> {
      const known = sizes.get(address) ?? readFile(fileOf(address)).then((one) => measure(one));
      sizes.set(address, known);
      return known;
    },
    /** The scripts and all that they import, each once. */
    async withImports(scripts: string[]): Promise<string[]> {
      const found = new Set<string>();
      const open = [...scripts];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (found.has(next)) continue;
        found.add(next);
        const known = imports.get(next) ?? importsOf(next);
        imports.set(next, known);
        open.push(...(await known));
      }
      return [...found];
    },
  };
}
