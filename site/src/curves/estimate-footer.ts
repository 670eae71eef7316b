import type { Estimate, ProbeResult } from '../../../harness/schema/result.ts';
import { ESTIMATOR_WORDS } from '../model/estimator-words.ts';
import { counted, grouped } from '../model/figures.ts';

/** What figures of several results rest on: "786 questions about 262 videos; 95% intervals clustered by video, t". */
export function estimateFooter(probes: (Pick<ProbeResult, 'accuracy'> | undefined)[]): string {
  const estimates = probes.flatMap((probe): Estimate[] =>
    probe?.accuracy ? [probe.accuracy] : [],
  );
  if (estimates.length === 0) return 'nothing was scored';
  const kinds = [...new Set(estimates.map(({ estimator }) => ESTIMATOR_WORDS[estimator]))];
  const videos = Math.max(...estimates.map(({ clusters }) => clusters));
  return `${range(estimates.map(({ n }) => n))} about ${counted(videos, 'video')}; 95% intervals ${kinds.join(' or ')}`;
}

function range(counts: number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most
    ? counted(most, 'question')
    : `${grouped(least)} to ${counted(most, 'question')}`;
}
