/** What a worker has done for all runs of a queue together. */
export type WorkerReport = {
  runs: string[];
  videos: number;
  replies: number;
  /** Of the replies, those of earlier runs on this machine. */
  cached: number;
  /** How often, by the code of the failure. */
  failures: Record<string, number>;
  refused: { run: string; code: string; message: string }[];
  /** Replies that wait in the working folder for the next worker there. */
  undelivered: number;
};
