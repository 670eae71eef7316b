import type { CurvePanel, CurvePoint } from './curve.ts';

/** The measures that the built chart and the interactive one share, so that nothing jumps. In pixels. */
export const CURVE_FRAME = {
  height: 300,
  margin: { top: 28, right: 16, bottom: 48, left: 40 },
} as const;

/** Circle, square, triangle, diamond, around the origin. */
export const MARK_SHAPES = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z',
  'M-3.5-3.5h7v7h-7Z',
  'M0-4.5 4.5 3.5h-9Z',
  'M0-5 5 0 0 5-5 0Z',
] as const;

/** A point has no id of its own: several results of one curve may stand at one place. */
export function pointKey(curve: string, { result }: CurvePoint): string {
  return `${curve} ${result}`;
}

/** Least distance of two names in one panel, in percent of its height. */
const ROOM = 8;
/** From above a line to below it. */
const BELOW = 11;

/**
 * The names of lines at their right end, moved apart where they would cover each other. `y` is in percent
 * of the plot, from its top. A panel with one line has no need of a name.
 */
export function curveLabels(
  { curves, levels }: CurvePanel,
  /** Where a share stands, in percent from the bottom. */
  at: (share: number) => number,
): { id: string; text: string; y: number }[] {
  const named = [
    ...(curves.length > 1
      ? curves.map(({ id, name, points }) => ({ id, text: name, value: points.at(-1)?.value ?? 0 }))
      : []),
    ...levels.map(({ id, name, value }) => ({
      id: `level-${id}`,
      text: levels.length > 1 ? `${name}, no video` : 'No video',
      value,
    })),
  ].sort((a, b) => b.value - a.value);
  let last = -Infinity;
  return named.map(({ id, text, value }, index) => {
    // The first stands above its line; a later one would cover that line, so it stands below its own.
    const below = index > 0 && index < curves.length ? BELOW : 0;
    const y = Math.max(100 - at(value) + below, last + ROOM);
    last = y;
    return { id, text, y: Number(y.toFixed(2)) };
  });
}
