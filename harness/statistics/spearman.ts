/**
 * Spearman's rank correlation, ties at their mean rank.
 *
 * @returns −1 to 1; null where either list holds one value only.
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  const [x, y] = [meanRanks(a), meanRanks(b)];
  const middle = (a.length + 1) / 2;
  let [together, ofX, ofY] = [0, 0, 0];
  for (const [index, rank] of x.entries()) {
    const [left, right] = [rank - middle, (y[index] as number) - middle];
    together += left * right;
    ofX += left * left;
    ofY += right * right;
  }
  return ofX === 0 || ofY === 0 ? null : together / Math.sqrt(ofX * ofY);
}

/** From 1; equal values share the mean of their ranks. */
export function meanRanks(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).toSorted(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = Array.from({ length: values.length }, () => 0);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (values[order[last + 1] as number] === values[order[first] as number]) last += 1;
    for (let place = first; place <= last; place += 1) {
      ranks[order[place] as number] = (first + last) / 2 + 1;
    }
    first = last + 1;
  }
  return ranks;
}
