/** What a test measures of each item, greater for a model that remembers; null where it could not. */
export type Measure = {
  values: readonly (number | null)[];
  /** The video of each item; videos of two measures are one where their names are. */
  clusters: readonly string[];
};

/** The measured items alone. */
export type Measured = { values: number[]; clusters: string[] };

export function measuredOf({ values, clusters }: Measure): Measured {
  const at = [...values.keys()].filter((item) => values[item] !== null);
  return {
    values: at.map((item) => values[item] as number),
    clusters: at.map((item) => clusters[item] as string),
  };
}

/**
 * Right with the options where they are, less the mean of their other places; null unless every place is
 * scored.
 *
 * @param other one entry an item: its scores in the other places, null where one was not scored.
 * @param optionCounts 0 for open-ended items.
 */
export function canonicalGain(
  canonical: readonly (number | null)[],
  other: readonly (readonly (number | null)[])[],
  optionCounts: readonly number[],
): (number | null)[] {
  return canonical.map((value, item) => {
    const scores = (other[item] ?? []).filter((score) => score !== null);
    const options = optionCounts[item] ?? 0;
    if (value === null || options < 2 || scores.length !== options - 1) return null;
    return value - scores.reduce((sum, score) => sum + score, 0) / scores.length;
  });
}

/** One less the other, an item; null where either is. */
export function lessOf(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
): (number | null)[] {
  return one.map((value, item) => {
    const less = other[item] ?? null;
    return value === null || less === null ? null : value - less;
  });
}
