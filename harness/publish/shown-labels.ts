/** Below so many items a total says something of single answers. */
export const SMALLEST_CELL = 30;

/**
 * The labels of a breakdown whose figures may be shown. What is left out can be computed as the whole
 * less the rest, so it must be no small cell either: the smallest shown cells join it until it is large
 * enough.
 *
 * @param sizes number of items, a label; empty ones have nothing to show.
 */
export function shownLabels(sizes: Map<string, number>): Set<string> {
  const ranked = [...sizes].filter(([, size]) => size > 0).sort(([, a], [, b]) => b - a);
  const shown = ranked.filter(([, size]) => size >= SMALLEST_CELL);
  let hidden = ranked
    .filter(([, size]) => size < SMALLEST_CELL)
    .reduce((sum, [, size]) => sum + size, 0);
  while (hidden > 0 && hidden < SMALLEST_CELL && shown.length > 0) {
    hidden += shown.pop()?.[1] ?? 0;
  }
  return new Set(shown.map(([label]) => label));
}
