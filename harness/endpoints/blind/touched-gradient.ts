import type { FeatureRows } from './feature-rows.ts';

/** A gradient over many dimensions of which a batch touches few: clearing costs nothing. */
export class TouchedGradient {
  #sums: Float64Array;
  /** The batch that touched a dimension last. */
  #stamps: Uint32Array;
  #touched: Uint32Array;
  #count = 0;
  #batch = 1;

  constructor(dimensions: number) {
    this.#sums = new Float64Array(dimensions);
    this.#stamps = new Uint32Array(dimensions);
    this.#touched = new Uint32Array(dimensions);
  }

  clear(): void {
    this.#count = 0;
    this.#batch += 1;
  }

  addRow({ start, index, value }: FeatureRows, row: number, factor: number): void {
    const end = start[row + 1] as number;
    for (let k = start[row] as number; k < end; k += 1) {
      const at = index[k] as number;
      if (this.#stamps[at] !== this.#batch) {
        this.#stamps[at] = this.#batch;
        this.#sums[at] = 0;
        this.#touched[this.#count] = at;
        this.#count += 1;
      }
      this.#sums[at] = (this.#sums[at] as number) + factor * (value[k] as number);
    }
  }

  /** In the order of the first touch. */
  forEach(visit: (at: number, sum: number) => void): void {
    for (let k = 0; k < this.#count; k += 1) {
      const at = this.#touched[k] as number;
      visit(at, this.#sums[at] as number);
    }
  }
}
