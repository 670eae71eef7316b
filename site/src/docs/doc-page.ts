import { fencedBlocks, type Block } from '../../../harness/fenced-blocks.ts';

/** A piece of a page of the guide: rendered text, or a block that the site draws itself. */
export type DocPart = { html: string } | { block: Block };

/** A block of code as Markdown renders it, without colours. */
const CODE = /<pre[^>]*><code[^>]*>.*?<\/code><\/pre>/gs;

/**
 * Takes a rendered page apart at its fenced blocks.
 *
 * @throws Error where the page was rendered with other blocks than its text has.
 */
export function docParts({ html, body }: { html: string; body: string }): DocPart[] {
  const blocks = fencedBlocks(body);
  const texts = html.split(CODE);
  if (texts.length !== blocks.length + 1) {
    throw new Error(`${blocks.length} fenced blocks were rendered as ${texts.length - 1}`);
  }
  return texts.flatMap((text, at) => {
    const block = blocks[at];
    return [
      ...(text.trim() === '' ? [] : [{ html: text }]),
      ...(block === undefined ? [] : [{ block }]),
    ];
  });
}

/** Pages of the repository that the site has under another name. */
export const ON_THE_SITE: Record<string, string> = {
  '../calibration.md': 'methods/calibration/',
  '../errors.md': 'docs/errors/',
};

/** Links between the files of `docs/guide/` as links between pages of the site. */
export function siteLinks(html: string, base: string): string {
  return html.replaceAll(/href="([^":#]+)(#[^"]*)?"/g, (found, path: string, fragment = '') => {
    const [, slug] = /^(?:\.\/)?([a-z0-9-]+)\.md$/.exec(path) ?? [];
    const place =
      (path.startsWith('/') ? path.slice(1) : undefined) ??
      (slug === undefined ? ON_THE_SITE[path] : `docs/${slug}/`);
    return place === undefined ? found : `href="${base}${place}${fragment}"`;
  });
}

/** Longer code has to break on a phone. */
const WHOLE_LENGTH = 24;

/** Flags and names, which no line may break at their hyphens, with the class `whole`. */
export function wholeCode(html: string): string {
  return html.replaceAll(/<code>([^<\s]+)<\/code>/g, (found, text: string) =>
    text.replaceAll(/&[^;]+;/g, '.').length > WHOLE_LENGTH
      ? found
      : `<code class="whole">${text}</code>`,
  );
}

/** Headings that can be linked to: each ends with a link to itself. */
export function anchoredHeadings(html: string): string {
  return html.replaceAll(
    /<h([23]) id="([^"]+)">(.*?)<\/h\1>/gs,
    (_, level: string, id: string, text: string) =>
      `<h${level} id="${id}">${text} <a class="anchor unprinted" href="#${id}">` +
      `<span class="unseen">Link to this part</span><span aria-hidden="true">#</span></a></h${level}>`,
  );
}
