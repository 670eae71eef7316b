/** Tells who edits the file how it is made, which no reader of the site needs. */
const HOW_IT_IS_MADE = /<p><code>npm run calibrate<\/code>[^<]*<\/p>/;

/** The heading of the part of docs/calibration.md that holds the tables of what was found. */
const FIGURES = 'what-the-reports-say';

/**
 * The rendered page of the calibration in two parts, because its tables are long: what is true and how it is
 * measured, and what the reports say.
 *
 * @throws Error if the heading between them is gone.
 */
export function calibrationParts(html: string): { truths: string; figures: string } {
  const at = html.search(new RegExp(`<h2[^>]*id="${FIGURES}"`));
  if (at === -1) throw new Error(`docs/calibration.md has no heading "${FIGURES}"`);
  const figures = html.slice(at).replace(/<h2(.*?)<\/h2>/s, '<h1$1</h1>');
  return { truths: html.slice(0, at).replace(HOW_IT_IS_MADE, ''), figures };
}
