/** Rows of a sparse matrix, one an option: entries `start[row]` to `start[row + 1]` of `index` and `value`. */
export type FeatureRows = {
  start: Uint32Array;
  index: Uint32Array;
  value: Float64Array;
};

/** Grows as rows are added; typed arrays, because millions of numbers as objects do not fit in the cache. */
export class FeatureRowsBuilder {
  #start: number[] = [0];
  #index = new Uint32Array(1024);
  #value = new Float64Array(1024);
  #length = 0;

  add(index: number, value: number): void {
    if (this.#length === this.#index.length) this.#grow();
    this.#index[this.#length] = index;
    this.#value[this.#length] = value;
    this.#length += 1;
  }

  endRow(): void {
    this.#start.push(this.#length);
  }

  build(): FeatureRows {
    return {
      start: Uint32Array.from(this.#start),
      index: this.#index.slice(0, this.#length),
      value: this.#value.slice(0, this.#length),
    };
  }

  #grow(): void {
    const index = new Uint32Array(2 * this.#length);
    index.set(this.#index);
    this.#index = index;
    const value = new Float64Array(2 * this.#length);
    value.set(this.#value);
    this.#value = value;
  }
}

/** The product of each row in [from, to) with the weights. */
export function scoresOf(
  { start, index, value }: FeatureRows,
  weights: Float64Array,
  { from, to }: { from: number; to: number },
): Float64Array {
  const scores = new Float64Array(to - from);
  for (let row = from; row < to; row += 1) {
    const end = start[row + 1] as number;
    let sum = 0;
    for (let k = start[row] as number; k < end; k += 1) {
      sum += (value[k] as number) * (weights[index[k] as number] as number);
    }
    scores[row - from] = sum;
  }
  return scores;
}
