/** Discrimination and difficulty of an item under the two-parameter logistic model. */
export type ItemParameters = { discrimination: number; difficulty: number };

/** P(right) at an ability, σ(a(θ − b)) (Birnbaum 1968). */
export function responseProbability(
  { discrimination, difficulty }: ItemParameters,
  ability: number,
): number {
  return 1 / (1 + Math.exp(-discrimination * (ability - difficulty)));
}

/** What an answer tells about the ability, a² P(1 − P): the Fisher information. */
export function itemInformation(item: ItemParameters, ability: number): number {
  const p = responseProbability(item, ability);
  return item.discrimination ** 2 * p * (1 - p);
}
