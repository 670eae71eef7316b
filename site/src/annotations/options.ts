/** "A. Apples." as "Apples.": the page writes the letters itself. */
export function withoutLetter(option: string): string {
  return option.replace(/^\(?[A-Z][.):]\s*/, '');
}

/** A question whose options stand below it, one a line, each with its letter. */
export function splitOptions(text: string): { question: string; options: string[] } {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^\(?A[.):]\s/.test(line));
  if (first === -1) return { question: text, options: [] };
  return {
    question: lines.slice(0, first).join('\n').trim(),
    options: lines
      .slice(first)
      .filter((line) => line.trim() !== '')
      .map(withoutLetter),
  };
}
