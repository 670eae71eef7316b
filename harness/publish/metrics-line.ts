import { decodeOutcomes, isScored, type Outcome } from '../schema/outcome.ts';
import type { ProbeResult, Result } from '../schema/result.ts';
import { rounded } from './rounded.ts';

/** One record for an experiment tracker: one level, figures as numbers, null where there is none. */
export type MetricsLine = Record<string, string | number | null>;

type Figure = { value: number; low: number | null; high: number | null; n: number };

type Made = {
  /** ISO date. */
  time: string;
  /** The id of the run; null where only the record is known. */
  run: string | null;
};

/**
 * The figures of a record under names that stay the same: `<benchmark>/<probe>/accuracy`, `low`, `high`
 * and `n` (shares of 1, 95 % interval, scored items), and of the benchmark `visual_gain`,
 * `shortcut_share`, `chance`, `unparsed`, `failed` and `items`; `docs/guide/checkpoints.md` lists them.
 */
export function metricsLine(result: Result, { time, run }: Made): MetricsLine {
  const { benchmark, model, protocol, probes, completeness } = result;
  const { full, blind } = probes;
  const of = benchmark.id;
  return rounded({
    time,
    run,
    result: result.id,
    series: model.series?.id ?? null,
    step: model.series?.step ?? null,
    model: model.id,
    benchmark: of,
    split: benchmark.split,
    item_set: benchmark.itemSetName,
    subset: benchmark.subset?.items ?? null,
    protocol: protocol.id,
    complete: completeness.complete ? 1 : 0,
    ...Object.assign(
      {},
      ...Object.entries(probes).map(([id, probe]) => probeFigures(`${of}/${id}`, probe)),
    ),
    [`${of}/visual_gain`]: null,
    [`${of}/shortcut_share`]: null,
    ...lookFigures(of, full, blind),
    [`${of}/chance`]: full?.chance ?? null,
    [`${of}/unparsed`]: full?.counts.unparsed ?? null,
    [`${of}/failed`]: full?.counts.failed ?? null,
    [`${of}/items`]: benchmark.items,
  });
}

/** Of generated videos the score of the official rule takes the place of an accuracy. */
function probeFigures(name: string, { accuracy, checklists }: ProbeResult): MetricsLine {
  const graded = checklists?.rules.official.overall.average;
  const [word, estimate]: [string, Figure | null] =
    checklists === undefined ? ['accuracy', accuracy] : ['score', graded ?? null];
  return {
    [`${name}/${word}`]: estimate?.value ?? null,
    [`${name}/low`]: estimate?.low ?? null,
    [`${name}/high`]: estimate?.high ?? null,
    [`${name}/n`]: estimate?.n ?? 0,
  };
}

/** Over the items that are scored both with the video and without it; nothing where one was not asked. */
function lookFigures(
  of: string,
  full: ProbeResult | undefined,
  blind: ProbeResult | undefined,
): MetricsLine {
  const [seen, unseen] = [columnOf(full), columnOf(blind)];
  if (full === undefined || blind === undefined || seen === null || unseen === null) return {};
  const both = [...seen.keys()].filter((item) => isBoth(seen[item], unseen[item]));
  if (both.length === 0) return {};
  const share = (column: Outcome[]) =>
    both.filter((item) => column[item] === 'correct').length / both.length;
  const [withVideo, without] = [share(seen), share(unseen)];
  const chance = chanceOver(both.length, [full, blind]);
  // As everywhere: a score that may be chance has no share that is left without the video.
  const above = chance !== null && withVideo > chance && (full.accuracy?.low ?? 0) > chance;
  return {
    [`${of}/visual_gain`]: withVideo - without,
    [`${of}/shortcut_share`]: above ? (without - chance) / (withVideo - chance) : null,
  };
}

function columnOf(probe: ProbeResult | undefined): Outcome[] | null {
  return probe?.outcomes == null ? null : decodeOutcomes(probe.outcomes);
}

function isBoth(one: Outcome | undefined, other: Outcome | undefined): boolean {
  return one !== undefined && other !== undefined && isScored(one) && isScored(other);
}

/** A record tells the chance level of each probe's own items: known where those are all of the pairs. */
function chanceOver(pairs: number, probes: ProbeResult[]): number | null {
  return probes.find(({ accuracy }) => accuracy?.n === pairs)?.chance ?? null;
}
