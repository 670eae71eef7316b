/**
 * What to say beside an interval that rests on few clusters, or nothing from 20 up: the t interval
 * of CR1 is too narrow there (Cameron & Miller 2015, section VI).
 */
export function clusterWarning(clusters: number): string | undefined {
  if (clusters >= 20) return undefined;
  const counted = `${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}`;
  if (clusters < 2) return `${counted}: nothing can be said about the spread`;
  if (clusters < 10)
    return `${counted}: the interval is too narrow to rely on, read the permutation p only`;
  return `${counted}: below 20 the interval is likely too narrow`;
}
