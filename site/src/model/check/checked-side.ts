import { auditTrial, type AuditedTrial } from '../../../../harness/answers/audit.ts';
import type { Reading } from '../../../../harness/answers/outcome.ts';
import type { PeerExtractor } from '../../../../harness/answers/peer.ts';
import type { Side } from '../../../../harness/comparison/compared.ts';
import { countOutcomes } from '../../../../harness/schema/counts.ts';
import { itemSetPlace } from '../../../../harness/schema/item-set.ts';
import type { Item } from '../../../../harness/schema/item.ts';
import type { JournalLine } from '../../../../harness/schema/journal.ts';
import { encodeOutcomes, isScored, type Outcome } from '../../../../harness/schema/outcome.ts';
import type { ProbeResult, Result } from '../../../../harness/schema/result.ts';
import { evidenceOf } from '../../../../harness/shortcuts/evidence.ts';
import { accuracy } from '../../../../harness/statistics/accuracy.ts';
import type { ItemChoice } from './item-choice.ts';
import type { ReadPredictions } from './read-predictions.ts';

/** How texts are read: ours, and that of others to be laid beside it. */
export type Readers = { reading: Reading; peers: PeerExtractor[] };

/** A file of predictions as one side of a comparison, with every trial of the score as others read it. */
export type CheckedSide = { side: Side; trials: AuditedTrial[] };

export function checkedSide(
  { file, probes }: ReadPredictions,
  { items, set }: ItemChoice,
  { reading, peers }: Readers,
): CheckedSide {
  const trialsOf = (probe: string, laidBeside: PeerExtractor[]) =>
    items.map((item) =>
      auditTrial(
        lineOf(item, probe, probes.get(probe)?.get(item.id)),
        { item, answers: 'as-asked' },
        { reading, peers: laidBeside },
      ),
    );
  const full = trialsOf('full', peers);
  const results = [...probes.keys()].map((probe): [string, ProbeResult] => {
    const trials = probe === 'full' ? full : trialsOf(probe, []);
    return [
      probe,
      probeResult(
        trials.map(({ score }) => score.outcome),
        { set },
      ),
    ];
  });
  const result = resultOf(file, { set, reading, probes: Object.fromEntries(results) });
  const side = { name: file, evidence: evidenceOf(result, set), path: file, note: null };
  return { side, trials: full };
}

/** As a replay of the file has it: without a line there is no answer, and no answer is a failure. */
function lineOf({ id }: Item, probe: string, text: string | undefined): JournalLine {
  return {
    trial: `${id} ${probe}`,
    item: id,
    probe,
    variant: '',
    repeat: 0,
    at: NEVER,
    attempts: 1,
    latencyMs: 0,
    digest: null,
    frames: null,
    cached: false,
    reply: text === undefined ? null : { text, finish: 'stop' },
    failure: text === undefined ? { code: 'ANSWER_MISSING', message: 'not in the file' } : null,
  };
}

const NEVER = new Date(0).toISOString();

function probeResult(outcomes: Outcome[], { set }: Pick<ItemChoice, 'set'>): ProbeResult {
  const scored = outcomes.flatMap((outcome, item) => (isScored(outcome) ? [item] : []));
  const guess = (item: number) => 1 / (set.optionCounts[item] as number);
  return {
    version: 1,
    counts: countOutcomes(outcomes),
    accuracy:
      scored.length === 0
        ? null
        : accuracy(
            scored.map((item) => outcomes[item] === 'correct'),
            scored.map((item) => set.clusters[item] as number),
          ),
    chance:
      scored.length === 0
        ? null
        : scored.reduce((sum, item) => sum + guess(item), 0) / scored.length,
    bounds: null,
    answeredOnly: null,
    outcomes: encodeOutcomes(outcomes),
    shared: null,
    breakdowns: {},
  };
}

/** A record of what is known: nothing of how the model was asked. */
function resultOf(
  file: string,
  { set, reading, probes }: { set: ItemChoice['set']; reading: Reading; probes: Result['probes'] },
): Result {
  const { choice, scorer } = reading;
  return {
    schemaVersion: 1,
    id: 'checked',
    benchmark: itemSetPlace(set),
    model: {
      id: file,
      name: file,
      kind: 'model',
      org: null,
      family: null,
      parametersB: null,
      weights: 'unknown',
      revision: null,
      url: null,
      series: null,
    },
    protocol: {
      id: 'recorded',
      title: 'As the file was made: not known here',
      asked: 'not known',
      scored: 'today',
      promptHash: null,
      transport: 'frames',
      frames: { sampler: 'undisclosed' },
      subtitles: false,
      extractor: { id: choice.id, version: choice.version },
      scorer: { id: scorer.id, version: scorer.version },
      notes: [],
    },
    settings: {},
    probes,
    completeness: {
      complete: Object.values(probes).every(({ counts }) => counts.failed === 0),
      skippedRows: 0,
    },
    provenance: {
      level: 'submitted',
      runBy: null,
      source: null,
      endpoint: 'recorded',
      harness: { version: '', commit: null, dirty: null },
      decoder: null,
      startedAt: null,
      publishedAt: NEVER,
      inputTokens: null,
      outputTokens: null,
    },
    contamination: { state: 'unknown' },
  };
}
