/**
 * P values adjusted for a family of tests, in the order given. An adjusted value is compared with
 * the level as it is. Each is at least the value it came from, at most 1, and equal or greater for
 * a greater p.
 *
 * @throws RangeError if a p is not in [0, 1]: leave out what was not tested, and say so.
 */
type Adjustment = (p: readonly number[]) => number[];

/** Family-wise, for a few tests that carry one claim: max_k (m − k + 1) p_(k) (Holm 1979). */
export const holm: Adjustment = (p) => {
  const order = ascending(p);
  let largest = 0;
  return adjusted(
    order,
    order.map((at, k) => (largest = Math.max(largest, (p.length - k) * (p[at] as number)))),
  );
};

/** False discovery rate, for sub-categories and probes: min_k m p_(k) / k (Benjamini & Hochberg 1995). */
export const benjaminiHochberg: Adjustment = (p) => {
  const order = ascending(p).reverse();
  let smallest = 1;
  return adjusted(
    order,
    order.map(
      (at, fromLast) =>
        (smallest = Math.min(smallest, (p.length * (p[at] as number)) / (p.length - fromLast))),
    ),
  );
};

/** Family-wise without regard to order: m p. Holm is never weaker; this one can be done by hand. */
export const bonferroni: Adjustment = (p) => {
  ascending(p);
  return p.map((value) => Math.min(1, p.length * value));
};

function ascending(p: readonly number[]): number[] {
  const bad = p.find((value) => !(value >= 0 && value <= 1));
  if (bad !== undefined) throw new RangeError(`p = ${bad}`);
  return p.map((_, i) => i).sort((i, j) => (p[i] as number) - (p[j] as number));
}

function adjusted(order: number[], values: number[]): number[] {
  const result: number[] = Array.from({ length: order.length });
  order.forEach((at, k) => (result[at] = Math.min(1, values[k] as number)));
  return result;
}
