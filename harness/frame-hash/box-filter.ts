import type { Luma } from './luma.ts';

/**
 * Two passes of a moving mean in both directions: a tent, wide enough that picking 64 × 64 pixels
 * afterwards loses no detail to chance.
 *
 * The sums run along a line in 32-bit floats, adding on the right and subtracting on the left: the
 * rounding of that order is part of the hash. `luma.values` is overwritten.
 */
export function smooth({ values, rows, columns }: Luma): Float32Array {
  const along = Math.ceil(columns / 128);
  const down = Math.ceil(rows / 128);
  const other = new Float32Array(values.length);
  for (let pass = 0; pass < 2; pass += 1) {
    meanAlongRows(values, other, { rows, columns, window: along });
    meanDownColumns(other, values, { rows, columns, window: down });
  }
  return values;
}

type Shape = { rows: number; columns: number; window: number };

/** The window of k is [k − before, k + after], cut at the ends; an even one reaches further back. */
function reach(window: number): { before: number; after: number } {
  const half = Math.floor((window + 2) / 2);
  return { before: window - half, after: half - 1 };
}

function meanAlongRows(from: Float32Array, to: Float32Array, { rows, columns, window }: Shape) {
  const { before, after } = reach(window);
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns;
    let sum = 0;
    let count = 0;
    for (let column = -after; column < columns; column += 1) {
      const enters = column + after;
      const leaves = column - before - 1;
      if (enters < columns) {
        sum = Math.fround(sum + (from[start + enters] as number));
        count += 1;
      }
      if (leaves >= 0) {
        sum = Math.fround(sum - (from[start + leaves] as number));
        count -= 1;
      }
      if (column >= 0) to[start + column] = sum / count;
    }
  }
}

/** All columns at once, so that memory is read in its order; each column has its own sum. */
function meanDownColumns(from: Float32Array, to: Float32Array, { rows, columns, window }: Shape) {
  const { before, after } = reach(window);
  const sums = new Float32Array(columns);
  let count = 0;
  for (let row = -after; row < rows; row += 1) {
    const enters = row + after;
    const leaves = row - before - 1;
    if (enters < rows) {
      const start = enters * columns;
      for (let column = 0; column < columns; column += 1) {
        sums[column] = (sums[column] as number) + (from[start + column] as number);
      }
      count += 1;
    }
    if (leaves >= 0) {
      const start = leaves * columns;
      for (let column = 0; column < columns; column += 1) {
        sums[column] = (sums[column] as number) - (from[start + column] as number);
      }
      count -= 1;
    }
    if (row < 0) continue;
    const start = row * columns;
    for (let column = 0; column < columns; column += 1) {
      to[start + column] = (sums[column] as number) / count;
    }
  }
}
