/**
 * The type-7 quantile (linear between order statistics; Hyndman & Fan 1996), as numpy and R have it.
 *
 * @param sorted ascending, not empty.
 * @param share 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  // Equal neighbours are taken as they are: infinite ones would give NaN.
  return low === high ? low : low + (at - below) * (high - low);
}
