/**
 * A reply as the rules read it. Letters and brackets of keyboards for Chinese and Japanese ("（Ｃ）") become
 * plain ones. Runs of white space and ornaments are cut short: models that loop write thousands of
 * them, and a pattern would try every way to divide them.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s{3,}/g, (run) => (run.includes('\n') ? '\n\n' : ' '))
    .replaceAll(ORNAMENTS, (run) => run.slice(0, KEPT) + run.slice(-KEPT));
}

/** Of a run at either end. */
const KEPT = 4;
const ORNAMENTS = /[\s*_"'`([{<$=:–—-]{9,}/g;
