/** What a submission may weigh. Whoever checks one has not made it. */
export const LIMITS = {
  /** Of each JSON file. */
  jsonBytes: 8 * 2 ** 20,
  /** Of the replies where they stand in the folder; larger ones are given by URL. */
  publicReplyBytes: 5 * 2 ** 20,
  /** Of replies that the maintainers are given. */
  privateReplyBytes: 2 * 2 ** 30,
  /** What replies may unpack to, whatever they were packed into. */
  rawBytes: 4 * 2 ** 30,
  /** Replies of one word each shrink to a thirtieth; a bomb to a thousandth. */
  packing: 100,
  /** Below it the ratio says nothing. */
  alwaysUnpacked: 2 ** 20,
  /** More than the run has, so that what is there too often can be named. */
  alwaysLines: 1000,
  /** Of a run with every repeat, and of all its probes together. */
  trials: 2_000_000,
  variants: 2000,
  lineBytes: 8 * 2 ** 20,
  nesting: 64,
  /** Of one JSON text: small values take a hundred times their letters once they are read. */
  values: 250_000,
  /** Of one code; the others are counted. */
  toldProblems: 20,
  /** Probes of a judge on one and the same video. */
  judgeProbes: 10,
} as const;
