/** Of the queues that BullMQ keeps, one a run. */
export const JOBS_PREFIX = 'sightline:jobs';

/** Every run that has work, by its token. */
export const RUNS = 'sightline:runs';
/** Commands that coordinate, by when they were last heard of. */
export const COORDINATORS = 'sightline:coordinators';

/** What belongs to one run. */
export type RunKeys = ReturnType<typeof runKeys>;

export function runKeys(token: string) {
  const key = (what: string) => `sightline:run:${token}:${what}`;
  return {
    /** What workers brought and the coordinator has not journalled yet. A stream. */
    lines: key('lines'),
    /** Trials with a line, `1` where it settles them. */
    told: key('told'),
    /** How often a video was begun since it last gave a line. */
    tries: key('tries'),
    /** Whether it runs, and who coordinates it. */
    state: key('state'),
    workers: key('workers'),
    refusals: key('refusals'),
    /** Videos whose file a worker lacks, and since when that is known. */
    lacking: key('lacking'),
  };
}

export function gateKeys(bucket: string) {
  return [`sightline:gate:${bucket}`, `sightline:gate:${bucket}:leases`] as const;
}
