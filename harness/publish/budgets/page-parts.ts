/** What a page asks for before its reader does anything; addresses as they stand in it. */
export type PageParts = {
  styles: string[];
  scripts: string[];
  fonts: string[];
  elements: number;
};

/** Islands that start by themselves. Others wait until the reader turns to them. */
const EAGER = new Set(['load', 'idle', 'visible', 'only', 'media']);

/** Reads the HTML that Astro writes, not any HTML. */
export function pageParts(html: string): PageParts {
  const tags = Array.from(
    html
      .replaceAll(/(<(script|style)\b[^>]*>)[\s\S]*?(?=<\/\2>)/g, '$1')
      .matchAll(/<([a-z][a-z0-9-]*)\b((?:[^>"]|"[^"]*")*)>/g),
    ([, name = '', attributes = '']) => ({ name, attributes }),
  );
  const links = tags.filter(({ name }) => name === 'link');
  const withRel = (rel: string, as?: string) =>
    links
      .filter(
        ({ attributes }) =>
          attribute(attributes, 'rel') === rel &&
          (as === undefined || attribute(attributes, 'as') === as),
      )
      .flatMap(({ attributes }) => attribute(attributes, 'href') ?? []);
  const islands = tags.filter(
    ({ name, attributes }) =>
      name === 'astro-island' && EAGER.has(attribute(attributes, 'client') ?? ''),
  );
  return {
    styles: [...new Set(withRel('stylesheet'))],
    scripts: [
      ...new Set([
        ...tags
          .filter(({ name }) => name === 'script')
          .flatMap(({ attributes }) => attribute(attributes, 'src') ?? []),
        ...withRel('modulepreload'),
        ...islands.flatMap(({ attributes }) =>
          ['component-url', 'renderer-url'].flatMap((name) => attribute(attributes, name) ?? []),
        ),
      ]),
    ],
    fonts: [...new Set(withRel('preload', 'font'))],
    elements: tags.length,
  };
}

/** The files that a script imports before it runs, as they stand in it; not those it imports later. */
export function staticImports(script: string): string[] {
  return Array.from(
    script.matchAll(/\b(?:import|export)\b(?!\s*\()[^"'();]*?["'](\.{1,2}\/[^"']+)["']/g),
    ([, file = '']) => file,
  );
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}
