/** Text as it may stand in an SVG, in an element or in quotes. */
export function svgText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Colours of the site with those of its light theme to fall back on, where a picture stands alone. */
export const INK = {
  page: 'var(--surface-page, #fbfcfd)',
  text: 'var(--text, #14181f)',
  soft: 'var(--text-second, #4b5563)',
  rail: 'var(--rail, #e3e7ec)',
  full: 'var(--probe-full, #0060a8)',
  middle: 'var(--probe-frame-middle, #c25100)',
  blind: 'var(--probe-blind, #767c86)',
} as const;

/** A whole picture that can be kept as a file; `title` says what it shows. */
export function svgPicture({
  width,
  height,
  title,
  body,
}: {
  width: number;
  height: number;
  title: string;
  body: string;
}): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="'Source Sans 3', system-ui, sans-serif" font-size="13">`,
    `<title>${svgText(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${INK.page}"/>`,
    body,
    '</svg>',
  ].join('');
}

// What a reader takes for one sign may be several code points.
const SIGNS = new Intl.Segmenter('en');

/** The beginning of a name that would not fit. */
export function shortened(name: string, most: number): string {
  const signs = Array.from(SIGNS.segment(name), ({ segment }) => segment);
  return signs.length <= most ? name : `${signs.slice(0, most - 1).join('')}…`;
}

/** Heights at least `gap` apart, as near to the wanted ones as their order allows; in the order given. */
export function spread(wanted: readonly number[], gap: number): number[] {
  const placed: number[] = Array.from({ length: wanted.length });
  let last = -Infinity;
  for (const at of [...wanted.keys()].sort(
    (a, b) => (wanted[a] as number) - (wanted[b] as number),
  )) {
    last = Math.max(wanted[at] as number, last + gap);
    placed[at] = last;
  }
  return placed;
}
