import type { Luma } from './luma.ts';

/** Brighter than what is left of black after compression. */
const DARK = 32;
/** Of the height or width, both sides together: less is a line that the encoder left. */
const LEAST_BORDER = 0.04;
/** Of the height or width: less is a dark scene with something bright in it, and no border. */
const LEAST_PICTURE = 0.34;

/** The picture without the black bars around it; null where there are none. */
export function withoutBars(luma: Luma): Luma | null {
  const { values, rows, columns } = luma;
  const brightestInRow = new Float32Array(rows);
  const brightestInColumn = new Float32Array(columns);
  for (let row = 0, at = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, at += 1) {
      const value = values[at] as number;
      if (value > (brightestInRow[row] as number)) brightestInRow[row] = value;
      if (value > (brightestInColumn[column] as number)) brightestInColumn[column] = value;
    }
  }
  const down = litPart(brightestInRow);
  const across = litPart(brightestInColumn);
  if (down === null || across === null || !(down.hasBars || across.hasBars)) return null;
  return cutOut(luma, down, across);
}

/** The middle of a picture. @param share of its height and of its width, above 0 and at most 1. */
export function middleOf(luma: Luma, share: number): Luma {
  const part = (whole: number): Part => {
    const length = Math.max(1, Math.round(share * whole));
    return { start: Math.floor((whole - length) / 2), length };
  };
  return cutOut(luma, part(luma.rows), part(luma.columns));
}

type Part = { start: number; length: number };

function cutOut({ values, columns }: Luma, down: Part, across: Part): Luma {
  const cut = new Float32Array(down.length * across.length);
  for (let row = 0; row < down.length; row += 1) {
    const from = (down.start + row) * columns + across.start;
    cut.set(values.subarray(from, from + across.length), row * across.length);
  }
  return { values: cut, rows: down.length, columns: across.length };
}

/** Null where too little is lit to be a picture. */
function litPart(brightest: Float32Array) {
  const start = brightest.findIndex((value) => value > DARK);
  const end = brightest.findLastIndex((value) => value > DARK) + 1;
  const length = end - start;
  if (start < 0 || length < LEAST_PICTURE * brightest.length) return null;
  const hasBars = brightest.length - length >= LEAST_BORDER * brightest.length;
  return hasBars
    ? { start, length, hasBars }
    : { start: 0, length: brightest.length, hasBars: false };
}
