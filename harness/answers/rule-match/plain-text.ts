const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
const PLAIN = '0123456789-';

/** Commands with the plain character that they stand for. */
const SIGNS: [RegExp, string][] = [
  [/\\(?:times|cdot)\b/g, '×'],
  [/\\div\b/g, '/'],
  [/\\(?:leq|le)\b/g, '≤'],
  [/\\(?:geq|ge)\b/g, '≥'],
  [/\\pm\b/g, '±'],
  [/\\pi\b/g, 'π'],
  [/\\(?:%|percent\b)/g, '%'],
  [/\^\s*\{?\s*\\circ\s*\}?|\\degree\b|\\circ\b/g, '°'],
  [/\\(?:left|right|displaystyle)\b|\\[,;:! ]|\\quad\b|~/g, ' '],
  [/\\([$#&_{}])/g, '$1'],
];

/**
 * An answer without its dress: LaTeX and Markdown marks, a lead-in, typographic variants. Case,
 * brackets and operators stay. What LaTeX says beyond a formula of one line is left as it is.
 */
export function plainText(text: string): string {
  const raised = text.replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/g, (marks) => `^${withoutSuperscript(marks)}`);
  const unicode = raised
    // Else `3½` would become 31/2.
    .replaceAll(/(?<=\d)(?=[¼½¾⅐-⅞])/g, ' ')
    .normalize('NFKC')
    .replaceAll('⁄', '/')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"');
  return withoutLeadIn(withoutLatex(unwrapped(unicode)))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function withoutSuperscript(marks: string): string {
  return Array.from(marks, (mark) => PLAIN[SUPERSCRIPTS.indexOf(mark)] ?? '').join('');
}

/** The content of the last `\boxed{…}`, else all without `$`, `\(…\)`, `**` and backticks around it. */
function unwrapped(text: string): string {
  const box = text.lastIndexOf('\\boxed');
  const content = box === -1 ? null : braced(text, text.indexOf('{', box));
  return (content ?? text)
    .trim()
    .replace(/^(\$\$?)([^$]*)\1(\.?)$/, '$2')
    .replaceAll(/\\[()[\]]/g, ' ')
    .replaceAll(/\*\*|`/g, '');
}

/** What stands in the braces that open at `start`; null if they do not close. */
function braced(text: string, start: number): string | null {
  let open = 0;
  for (let at = start; at !== -1 && at < text.length; at++) {
    if (text[at] === '{') open++;
    if (text[at] === '}' && --open === 0) return text.slice(start + 1, at);
  }
  return null;
}

function withoutLatex(text: string): string {
  const words = text.replaceAll(
    /\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{([^{}]*)\}/g,
    '$1',
  );
  const fractions = words.replaceAll(
    /(\d\s*)?\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
    (_, whole: string | undefined, top: string, bottom: string) =>
      `${whole === undefined ? '' : `${whole.trim()} `}${operand(top)}/${operand(bottom)}`,
  );
  const plain = SIGNS.reduce((one, [sign, instead]) => one.replaceAll(sign, instead), fractions);
  return plain.replaceAll(/\^\{([^{}]*)\}/g, '^$1').replaceAll('{,}', ',');
}

function operand(text: string): string {
  const plain = text.trim();
  return /^[\w.]+$/.test(plain) ? plain : `(${plain})`;
}

function withoutLeadIn(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:so |thus |therefore )?,?\s*(?:(?:the|my) )?(?:final |correct )?answer(?: is|:)\s*:?\s*/i,
      '',
    )
    .replace(/(?<=[^.!;,])[.!;,]+$/, '');
}
