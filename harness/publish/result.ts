import { UNJUDGED } from '../answers/judging/majority.ts';
import { contaminationRecord } from '../contamination/record-state.ts';
import { declaredFor } from '../contamination/declared-for.ts';
import { hashOf } from '../hash.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { itemSetPlace, type ItemSet } from '../schema/item-set.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';
import { encodeOutcomes, type Outcome } from '../schema/outcome.ts';
import type { JudgeUsage, ProbeResult, Result } from '../schema/result.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { isGraded } from '../checklists/graded-items.ts';
import { checklistResult, withheldRatings } from './checklist-result.ts';
import { withMetrics } from './metrics.ts';
import { outcomesOf, type VariantOutcomes } from './outcomes.ts';
import { rounded } from './rounded.ts';
import { sameAsFull } from './same-as-full.ts';
import type { ScoredBy } from './scored-by.ts';
import { summarise, type Summary } from './summarise.ts';

export type RunRecord = {
  manifest: RunManifest;
  items: ItemSet;
  scores: ScoreLine[];
  journal: Iterable<JournalLine>;
  /** Names, versions and hash of what the scores were made with. */
  scored: ScoredBy;
  /** What was found beside the scores. */
  beside?: Pick<Result, 'grounding' | 'diagnosis'>;
  /** What its judge took, where it has one. */
  judge?: JudgeUsage;
};

export type Attribution = {
  runBy: string | null;
  source: Result['provenance']['source'];
  publishedAt: Date;
};

/** The public record of a run. Pure: the same run gives the same record but for `publishedAt`. */
export function makeResult(
  run: RunRecord,
  publishes: Benchmark['publishes'],
  attribution: Attribution,
): Result {
  const { manifest, items, scored } = run;
  const fullProbe = manifest.probes.find(({ id }) => id === 'full');
  const how = {
    withheld: withholdsOutcomes(run, publishes),
    full: fullProbe === undefined ? null : (outcomesOf(fullProbe, run.scores, items)[0] ?? null),
  };
  const probes = Object.fromEntries(
    manifest.probes.map((probe) => [probe.id, probeResult(run, probe, how)]),
  );
  const { protocol } = manifest;
  const { trainedOn = [], ...model } = manifest.model;
  const benchmark = itemSetPlace(items);
  return {
    schemaVersion: 1,
    id: resultId(manifest),
    benchmark,
    model,
    protocol: {
      id: protocol.id,
      title: protocol.title,
      asked: manifest.asked,
      scored: scored.scored,
      promptHash: protocol.recordedOnly ? null : hashOf(protocol.prompt),
      transport: protocol.transport,
      frames: protocol.frames,
      subtitles: protocol.subtitles,
      extractor: scored.extractor,
      scorer: scored.scorer,
      ...(scored.openScorer === undefined ? {} : { openScorer: scored.openScorer }),
      ...(scored.judge === undefined ? {} : { judge: scored.judge }),
      notes: protocol.notes,
      ...(protocol.custom ? { custom: true } : {}),
    },
    settings: manifest.settings,
    probes,
    ...besideScore(run, how.withheld),
    completeness: {
      complete:
        Object.values(probes).every((probe) => probe.counts.failed === 0) &&
        missingVerdicts(run) === 0,
      skippedRows: manifest.skippedRows,
    },
    provenance: {
      level: 'submitted',
      runBy: attribution.runBy,
      source: attribution.source,
      endpoint: manifest.endpoint.kind,
      harness: manifest.harness,
      decoder: manifest.decoder,
      startedAt: manifest.startedAt,
      publishedAt: attribution.publishedAt.toISOString(),
      ...tokens(run.journal),
      ...(run.judge === undefined ? {} : { judge: run.judge }),
    },
    contamination: contaminationRecord({ trainedOn: declaredFor(trainedOn, benchmark) }),
  };
}

/** Who knows the seed knows who is in a sample: where outcomes are withheld its shares would tell them. */
function besideScore(
  { beside = {} }: RunRecord,
  withheld: boolean,
): NonNullable<RunRecord['beside']> {
  const { diagnosis, ...others } = beside;
  return diagnosis === undefined || (withheld && diagnosis.sample !== null)
    ? others
    : { ...others, diagnosis };
}

/**
 * Answers that wait for a vote of their judge: a failure of the judge, or a judging that was cut short. A
 * generated video is nothing without a verdict, so that each that has none waits for one.
 */
export function missingVerdicts({ scores, items }: Pick<RunRecord, 'scores' | 'items'>): number {
  const waits = ({ rule, outcome }: ScoreLine) =>
    isGraded(items) ? outcome === 'unjudged' : rule === UNJUDGED.missing;
  return scores.filter((line) => waits(line) && line.repeat === 0).length;
}

/**
 * The same run always has the same id, so that publishing again replaces and never doubles; a run that
 * differs in anything that makes it another run has another id.
 */
export function resultId(manifest: RunManifest): string {
  const { split, itemSet, protocol, model, asked, settings, benchmark, endpoint, seed } = manifest;
  const key = hashOf({
    benchmark,
    items: itemSet.hash,
    asked,
    settings,
    model: model.id,
    seed,
    asker: [endpoint.adapter, endpoint.kind, endpoint.identity],
  });
  const words = [itemSet.name ?? split, protocol.id, model.id].join('-').toLowerCase();
  const readable = words
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|-+$/g, '')
    .slice(0, 80);
  return `${readable}-${key.slice(0, 8)}`;
}

/**
 * A rule that reads only the rows gives the gold answer away wherever it is known to be right, so its
 * outcomes are withheld where the answers are not free to be published. What a judge says of a still
 * picture gives nothing away: there is no answer to be right about.
 */
function withholdsOutcomes(
  { manifest, items }: RunRecord,
  publishes: Benchmark['publishes'],
): boolean {
  if (publishes === 'aggregates') return true;
  return publishes === 'outcomes' && manifest.endpoint.kind === 'baseline' && !isGraded(items);
}

function probeResult(
  run: RunRecord,
  probe: RunManifest['probes'][number],
  { withheld, full }: { withheld: boolean; full: VariantOutcomes | null },
): ProbeResult {
  const variants = outcomesOf(probe, run.scores, run.items);
  const { combine, answers } = probe;
  const outcomes = variants.map((variant) => variant.outcomes);
  const { scores, items } = run;
  const summary = rounded(
    withMetrics(summarise({ variants: outcomes, combine, answers }, items), {
      probe,
      scores,
      items,
    }),
  );
  const checklists = checklistResult(probe, scores, { items, probes: run.manifest.probes });
  // Probes of a judge are about one and the same video: nobody answers anything else than under full.
  // Nor is a hidden option an answer to the question.
  const compares =
    !withheld && probe.id !== 'full' && checklists === null && answers !== 'completion';
  const letters = (variant: VariantOutcomes) => ({
    outcomes: withheld ? null : encodeOutcomes(variant.outcomes),
    sameAsFull: compares ? sameAsFull(variant, full) : null,
  });
  const [only] = variants;
  const single = variants.length === 1 && only?.label === '' ? only : null;
  const { subset, inapplicable, wording } = probe;
  return {
    version: probe.version,
    ...summary,
    // The total of a small cell would say what single answers are.
    ...(withheld ? { breakdowns: {} } : {}),
    ...(checklists === null
      ? {}
      : { checklists: rounded(withheld ? withheldRatings(checklists) : checklists) }),
    ...(single === null
      ? {
          outcomes: null,
          combine,
          variants: variants.map((variant) => ({
            label: variant.label,
            ...variantFigures(variant.outcomes, { answers, items: run.items }),
            ...letters(variant),
          })),
        }
      : letters(single)),
    ...(subset === null ? {} : { subset }),
    ...(inapplicable.length === 0 ? {} : { inapplicable }),
    ...(wording === null ? {} : { wording }),
    shared: run.manifest.sharedProbes[probe.id] ?? null,
  };
}

function variantFigures(
  outcomes: Outcome[],
  { answers, items }: { answers: RunManifest['probes'][number]['answers']; items: ItemSet },
): Pick<Summary, 'counts' | 'accuracy' | 'chance'> {
  const { counts, accuracy, chance } = summarise({ variants: [outcomes], answers }, items);
  return rounded({ counts, accuracy, chance });
}

function tokens(journal: Iterable<JournalLine>): {
  inputTokens: number | null;
  outputTokens: number | null;
} {
  let inputTokens: number | null = null;
  let outputTokens: number | null = null;
  for (const { reply } of journal) {
    const usage = reply?.usage;
    if (usage?.inputTokens !== undefined) inputTokens = (inputTokens ?? 0) + usage.inputTokens;
    if (usage?.outputTokens !== undefined) outputTokens = (outputTokens ?? 0) + usage.outputTokens;
  }
  return { inputTokens, outputTokens };
}
