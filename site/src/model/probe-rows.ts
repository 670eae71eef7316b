import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { PROBE_GROUPS, orderedProbes } from './probe-words.ts';

export type ProbeRow = ProbeResult & { id: string };
export type ProbeRowGroup = { title: string | null; rows: ProbeRow[] };

/** Below this many rows headings between them would be more than the rows. */
const GROUPED_FROM = 7;

/** The probes of a result in the order of a page, under headings where they are many. */
export function probeRowGroups({ probes }: Pick<Result, 'probes'>): ProbeRowGroup[] {
  const rows = orderedProbes(probes).flatMap((id): ProbeRow[] => {
    const probe = probes[id];
    return probe === undefined ? [] : [{ id, ...probe }];
  });
  if (rows.length < GROUPED_FROM) return [{ title: null, rows }];
  const titleOf = ({ id }: ProbeRow): string =>
    PROBE_GROUPS.find((group) => id in group.probes)?.title ?? 'Others';
  return Array.from(Map.groupBy(rows, titleOf), ([title, own]) => ({ title, rows: own }));
}
