/**
 * Eight items by three seeds, rebuilt from the sums of the golden vectors `seeds_anova` and
 * `two_way_cluster`, which depend on the totals of rows and columns only.
 */
export const seedTable = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 1, 0],
  [1, 1, 0],
  [0, 1, 1],
  [0, 1, 0],
  [0, 0, 1],
  [0, 0, 0],
];
