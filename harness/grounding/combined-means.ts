/** What V-STaR makes of a question's what, when and where, each 0 to 1. */
export type CombinedMeans = {
  /** AM: their mean. */
  arithmetic: number;
  /**
   * LGM: −mean ln(1 − x). No geometric mean: it grows without bound as one of them nears 1, and is in
   * no unit that a share is in.
   */
  logGrounded: number;
  /** 1 − e^(−LGM): one minus the geometric mean of the failures, back on 0 to 1. */
  failureGeometric: number;
};

/** ln(1 − x) has no value at 1. */
const ALMOST_ONE = 1 - 1e-6;

/** @throws RangeError without values, or for one that is not in [0, 1]. */
export function combinedMeans(values: readonly number[]): CombinedMeans {
  if (values.length === 0 || values.some((value) => !(value >= 0 && value <= 1)))
    throw new RangeError(`shares of 0 to 1, not ${values.join(', ')}`);
  const mean = (of: (value: number) => number) =>
    values.reduce((sum, value) => sum + of(value), 0) / values.length;
  const logGrounded = mean((value) => -Math.log(1 - Math.min(value, ALMOST_ONE)));
  return {
    arithmetic: mean((value) => value),
    logGrounded,
    failureGeometric: 1 - Math.exp(-logGrounded),
  };
}
