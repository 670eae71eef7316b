const SIGNS: Record<string, string> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
  '<': String.raw`\textless{}`,
  '>': String.raw`\textgreater{}`,
  '|': String.raw`\textbar{}`,
};

/** Words of others as LaTeX prints them: no sign is a command, and nothing ends the line. */
export function latexText(text: string): string {
  return oneLine(text).replaceAll(/[\\~^<>|&%$#_{}]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

/** A line break would end a comment or a row of a table; other control characters break the file. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
