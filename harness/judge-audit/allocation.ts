/**
 * How many of each stratum are drawn: a minimum of each, as far as it has them, the rest one by one to
 * the stratum that is furthest behind its share (Sainte-Laguë), so that it is proportional above the
 * minimum.
 *
 * @param sizes what each stratum has.
 * @param wanted in all; fewer where there are not so many.
 * @param minimum of each; lowered where they would be more than is wanted in all.
 */
export function allocation(
  sizes: readonly number[],
  { wanted, minimum }: { wanted: number; minimum: number },
): number[] {
  const strata = sizes.filter((size) => size > 0).length;
  const least = Math.min(minimum, Math.floor(wanted / Math.max(1, strata)));
  const seats = sizes.map((size) => Math.min(size, least));
  let left =
    Math.min(
      wanted,
      sizes.reduce((sum, size) => sum + size, 0),
    ) - seats.reduce((sum, seat) => sum + seat, 0);
  for (; left > 0; left -= 1) {
    let next = -1;
    let most = 0;
    sizes.forEach((size, stratum) => {
      const seat = seats[stratum] ?? 0;
      const claim = seat < size ? size / (2 * seat + 1) : 0;
      if (claim > most) [next, most] = [stratum, claim];
    });
    seats[next]! += 1;
  }
  return seats;
}
