import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';

/** A line of text as outlines, its baseline at (0, 0). Width in the units of its size. */
export type Lettering = { path: string; width: number; size: number; unitsPerEm: number };

export type Weight = 400 | 600;

const { resolve } = createRequire(import.meta.url);
const fonts = new Map<Weight, Font>();

/**
 * Text as outlines of the site's own typeface, so that a picture looks the same on every machine.
 * Characters that the face lacks are left out, and a line that is too wide ends in an ellipsis.
 */
export function lettering(
  text: string,
  { size, weight = 400, maxWidth = Infinity }: { size: number; weight?: Weight; maxWidth?: number },
): Lettering {
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  const glyphs = Array.from(drawable(text, font), (one) => glyphOf(font, one));
  const ellipsis = glyphOf(font, '…');
  const shown: typeof glyphs = [];
  let width = 0;
  for (const [place, glyph] of glyphs.entries()) {
    const rest = place === glyphs.length - 1 ? 0 : ellipsis.advance;
    if ((width + glyph.advance + rest) * scale > maxWidth) {
      shown.push(ellipsis);
      break;
    }
    shown.push(glyph);
    width += glyph.advance;
  }
  let at = 0;
  const parts = shown.map(({ glyph, advance }) => {
    const part = glyph.path.translate(at, 0).toSVG();
    at += advance;
    return part;
  });
  return { path: parts.join(''), width: at * scale, size, unitsPerEm: font.unitsPerEm };
}

/** What of a text the face can draw, spaces put together. */
function drawable(text: string, font: Font): string {
  return Array.from(text.normalize('NFC').replaceAll(/\s+/g, ' '))
    .filter((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0))
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function glyphOf(font: Font, character: string) {
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  return { glyph, advance: glyph.advanceWidth };
}

function fontOf(weight: Weight): Font {
  const kept = fonts.get(weight);
  if (kept !== undefined) return kept;
  const file = resolve(
    `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`,
  );
  const font = create(readFileSync(file));
  if ('fonts' in font) throw new TypeError(`${file} holds more than one font`);
  fonts.set(weight, font);
  return font;
}
