/** What the videos of a run cost, kept below the limit of the command. */
export type VideoTill = {
  /**
   * Sets the price of the next video aside before it is begun; null where it would pass the limit. The run
   * ends then.
   */
  reserve(): Purchase | null;
};

export type Purchase = {
  /**
   * @param billedSeconds as the provider says; left out: what was set aside. `nothing`: no work was begun.
   */
  settle(billedSeconds?: number | 'nothing'): void;
};

/** Nobody asks for money, or nobody knows how much. */
export const FREE_TILL: VideoTill = { reserve: () => ({ settle: () => undefined }) };
