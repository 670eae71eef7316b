/**
 * Cuts a ranking into groups of models that cannot be told from the first of their group. "Not
 * separated" is no equivalence: two models of neighbouring groups may not be separated either, only
 * the leader of a group is shown to be ahead of the leader of the next.
 *
 * @param order models from the best score down.
 * @param separated whether two models differ, as `rankSets` says.
 */
export function tieGroups(
  order: readonly number[],
  separated: (a: number, b: number) => boolean,
): number[][] {
  const groups: number[][] = [];
  for (const model of order) {
    const leader = groups.at(-1)?.[0];
    if (leader === undefined || separated(leader, model)) groups.push([model]);
    else groups.at(-1)?.push(model);
  }
  return groups;
}
