import type { Evidence } from './evidence.ts';
import type { Metric } from './metrics.ts';

/** Probes that metrics need and the record lacks. */
export type Missing = { probes: string[]; metrics: string[]; how: string };

/**
 * What was not asked, and the command that asks it: the same words as the run with more probes add to
 * it and ask nothing twice.
 *
 * @param path the run folder, as it was named.
 */
export function missingOf(
  { result }: Evidence,
  metrics: Metric[],
  path: string | null,
): Missing | null {
  const lacking = metrics.flatMap(({ id, found }) =>
    found.kind === 'not-asked' ? [{ id, probes: found.probes }] : [],
  );
  if (lacking.length === 0 || result.model.kind === 'baseline') return null;
  const probes = [...new Set(lacking.flatMap((one) => one.probes))];
  const { benchmark, protocol, provenance } = result;
  const words = [
    `-b ${benchmark.id} --split ${benchmark.split}`,
    // A protocol whose prompt is not known asks nothing.
    ...(protocol.promptHash === null ? [] : [`-p ${protocol.id}`]),
    ...(benchmark.itemSetName === null ? [] : ['--items LIST']),
    `-d DATA -e ENDPOINT --probe ${['full', ...probes].join(',')}`,
    ...(path === null ? [] : [`-o ${path}`]),
  ].join(' ');
  return {
    probes,
    metrics: lacking.map(({ id }) => id),
    how:
      provenance.endpoint === 'recorded'
        ? `answers recorded elsewhere: ask their authors for those of ${probes.join(', ')}, or run the model:\n  npx sightline run ${words}`
        : `npx sightline run ${words}`,
  };
}
