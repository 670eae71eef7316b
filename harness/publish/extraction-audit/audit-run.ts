import { auditTrial, isComparable, type AuditedTrial } from '../../answers/audit.ts';
import { extractorFor } from '../../answers/outcome.ts';
import type { PeerExtractor } from '../../answers/peer.ts';
import { ourFigures, peerFigures, type Compared } from '../../answers/reader-figures.ts';
import { peers as peerRegistry } from '../../answers/registry.ts';
import { unknownName } from '../../registry.ts';
import type { OpenRun } from '../../run/open-run.ts';
import { isScored } from '../../schema/outcome.ts';
import { accuracy } from '../../statistics/accuracy.ts';
import { outcomesOf } from '../outcomes.ts';
import { summarise } from '../summarise.ts';
import type { AuditedRun, ExtractionAudit } from './audit.ts';

/**
 * Reads a run's replies under a probe as today's extractor does and as its benchmark's peers would: one
 * audit, or one a variant where each is a figure of its own. Repeats after the first are left out.
 *
 * @throws `USAGE` when the run was not asked under the probe.
 */
export async function auditRun(run: OpenRun, probeId: string): Promise<AuditedRun[]> {
  const { manifest } = run;
  const probe = manifest.probes.find(({ id }) => id === probeId);
  if (probe === undefined) {
    const known = manifest.probes.map(({ id }) => id);
    throw unknownName(`probe in ${manifest.run}`, probeId, known);
  }
  const peers = await Promise.all(
    (run.benchmark.peerExtractors ?? []).map((id) => peerRegistry.load(id)),
  );
  const apart = probe.combine === 'apart' && probe.variants.length > 1;
  return apart
    ? probe.variants.map((variant) => auditProbe(run, { ...probe, variants: [variant] }, peers))
    : [auditProbe(run, probe, peers)];
}

type ProbeRecord = OpenRun['manifest']['probes'][number];

function auditProbe(run: OpenRun, probe: ProbeRecord, peers: PeerExtractor[]): AuditedRun {
  const { manifest, itemSet, reading } = run;
  const asked = questionsOf(run, probe);
  const trials = asked.map(({ line, question }) => auditTrial(line, question, { reading, peers }));
  const compared: Compared = {
    trials: trials.filter((_, index) => {
      const question = asked[index]?.question;
      return question !== undefined && isComparable(question);
    }),
    combine: probe.combine,
    clusterOf: clustersOf(run),
  };
  const variants = outcomesOf(
    probe,
    trials.map(({ score }) => ({ ...score, scored: '' })),
    itemSet,
  );
  const { combine, answers } = probe;
  const { accuracy: scored, counts } = summarise(
    { variants: variants.map(({ outcomes }) => outcomes), combine, answers },
    itemSet,
  );
  const replies = trials.filter(({ text }) => text !== null);
  const failed = trials.filter(({ score }) => score.outcome === 'failed').length;
  const [variant] = probe.combine === 'apart' ? probe.variants : [];
  return {
    trials,
    peers: peers.map(({ id }) => id),
    audit: {
      run: manifest.run,
      benchmark: manifest.benchmark,
      split: itemSet.name ?? manifest.split,
      model: manifest.model.name,
      probe: [probe.id, variant?.label].filter(Boolean).join(' '),
      extractor: extractorOf(run, probe),
      counts: {
        replies: replies.length,
        read: replies.filter(({ score }) => score.answer !== null).length,
        notCompared: replies.length - compared.trials.filter(({ text }) => text !== null).length,
        failed,
        missing: counts.failed - failed,
        notAsked: counts.notAsked,
      },
      accuracy: scored,
      ...byRule(replies, compared.clusterOf),
      readers:
        compared.trials.length === 0
          ? []
          : [
              ourFigures(extractorOf(run, probe), compared),
              ...peers.map((peer) => peerFigures(peer, compared)),
            ],
    },
  };
}

/** The journal's lines under a probe with what they were asked, in the order of the items. */
function questionsOf({ lines, questionOf, itemSet }: OpenRun, probe: ProbeRecord) {
  const place = new Map(itemSet.ids.map((id, index) => [id, index]));
  const labels = probe.variants.map(({ label }) => label);
  return [...lines.values()]
    .filter((line) => line.probe === probe.id && line.repeat === 0 && labels.includes(line.variant))
    .flatMap((line) => {
      const question = questionOf(line);
      return question === null ? [] : [{ line, question }];
    })
    .sort(
      ({ line: one }, { line: other }) =>
        (place.get(one.item) ?? 0) - (place.get(other.item) ?? 0) ||
        labels.indexOf(one.variant) - labels.indexOf(other.variant),
    );
}

function clustersOf({ itemSet }: OpenRun): (item: string) => number {
  const cluster = new Map(itemSet.ids.map((id, index) => [id, itemSet.clusters[index] ?? -1]));
  return (item) => cluster.get(item) ?? -1;
}

function extractorOf(
  { reading, itemSet }: OpenRun,
  { answers }: ProbeRecord,
): ExtractionAudit['extractor'] {
  const hasOptions = itemSet.optionCounts.some((count) => count > 0);
  const { id, version } = extractorFor({ hasOptions, answers }, reading);
  return { id, version };
}

function byRule(
  replies: AuditedTrial[],
  clusterOf: (item: string) => number,
): Pick<ExtractionAudit, 'rules' | 'unreadable'> {
  const share = (own: AuditedTrial[]) => ({ n: own.length, share: own.length / replies.length });
  const groups = (read: boolean) =>
    [
      ...Map.groupBy(
        replies.filter(({ score }) => (score.answer !== null) === read),
        ({ rule }) => rule,
      ),
    ].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  return {
    rules: groups(true).map(([rule, own]) => {
      const scored = own.filter(({ score }) => isScored(score.outcome));
      const right = scored.map(({ score }) => score.outcome === 'correct');
      const clusters = scored.map(({ score }) => clusterOf(score.item));
      return {
        rule,
        ...share(own),
        accuracy: scored.length === 0 ? null : accuracy(right, clusters),
      };
    }),
    unreadable: groups(false).map(([reason, own]) => ({ reason, ...share(own) })),
  };
}
