import { probes as probeRegistry } from '../../plan/probes.ts';
import { METRICS } from '../../schema/metrics.ts';
import type { ProbeResult, Result } from '../../schema/result.ts';
import type { ExportRecord } from '../export-format.ts';
import { headlineOf, methodOf, type Headline } from '../headline.ts';
import { hubDataset } from '../hub-place.ts';
import { details } from './details.ts';
import { llmScoring } from './llm-scoring.ts';

/** `full` is the score; every other probe is a result of its own name, and so never taken for the score. */
export async function evaluationResults(record: ExportRecord) {
  const { result } = record;
  const ids = Object.keys(result.probes).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const made = await Promise.all(ids.map((id) => resultsOfProbe(id, record)));
  return made.flat();
}

/** What joins the rows of the samples with their figure. */
export function resultKey({ id }: Result, probe: string): string {
  return `${id}/${probe}`;
}

export function evaluationName({ benchmark }: Result, probe: string): string {
  const place = `${benchmark.id}.${benchmark.itemSetName ?? benchmark.split}`;
  return probe === 'full' ? place : `${place}.probe-${probe}`;
}

async function resultsOfProbe(id: string, record: ExportRecord) {
  const { result } = record;
  const probe = result.probes[id];
  const score = probe === undefined ? null : headlineOf(probe);
  if (probe === undefined || score === null) return [];
  const known = (await probeRegistry.ids()).includes(id) ? await probeRegistry.load(id) : null;
  const judged = result.protocol.judge;
  const shared = {
    evaluation_name: evaluationName(result, id),
    evaluation_timestamp: result.provenance.startedAt ?? result.provenance.publishedAt,
    source_data: sourceData(record),
    generation_config: generationConfig(result, id),
  };
  const metric = (name: string, title: string) => ({
    evaluation_description: known === null ? `Probe ${id}.` : `${known.title}. ${known.asks}`,
    metric_id: name,
    metric_name: title,
    metric_unit: 'proportion',
    lower_is_better: false,
    score_type: 'continuous',
    min_score: 0,
    max_score: 1,
  });
  const main =
    score.metric === 'accuracy'
      ? { ...metric('accuracy', 'accuracy'), metric_kind: 'accuracy' }
      : metric(`${result.benchmark.id}.official`, 'official score of the judge');
  return [
    {
      evaluation_result_id: resultKey(result, id),
      ...shared,
      metric_config: {
        ...main,
        ...(judged === undefined ? {} : { llm_scoring: await llmScoring(judged) }),
      },
      score_details: { ...scoreDetails(score), details: countsOf(probe) },
    },
    ...Object.entries(probe.metrics ?? {}).map(([name, estimate]) => ({
      evaluation_result_id: `${resultKey(result, id)}/${name}`,
      ...shared,
      metric_config: metric(`${result.benchmark.id}.${name}`, METRICS[name]?.title ?? name),
      score_details: scoreDetails({ metric: 'accuracy', ...estimate }),
    })),
  ];
}

function scoreDetails(score: Headline) {
  const { value, low, high, se, n } = score;
  const method = methodOf(score);
  return {
    score: value,
    uncertainty: {
      ...(se === null ? {} : { standard_error: { value: se, method } }),
      ...(low === null || high === null
        ? {}
        : { confidence_interval: { lower: low, upper: high, confidence_level: 0.95, method } }),
      num_samples: n,
    },
  };
}

function countsOf({ counts, chance, bounds, answeredOnly, accuracy, subset }: ProbeResult) {
  return details({
    ...counts,
    source_videos: accuracy?.clusters,
    chance,
    low_if_unscored_wrong: bounds?.low,
    high_if_unscored_right: bounds?.high,
    without_unread: answeredOnly,
    asked_of_items: subset,
  });
}

function sourceData({ result, benchmark }: ExportRecord) {
  const { benchmark: place } = result;
  const dataset_name = benchmark?.title ?? place.id;
  const additional_details = details({
    item_set: place.itemSet,
    item_set_name: place.itemSetName,
    source_videos: place.clusters,
    anchored_subset_of: place.subset?.of,
    licence: benchmark?.licence,
  });
  const hf_repo = hubDataset(benchmark);
  if (hf_repo !== null) {
    return {
      dataset_name,
      source_type: 'hf_dataset',
      hf_repo,
      hf_split: place.split,
      samples_number: place.items,
      additional_details,
    };
  }
  const url = benchmark?.paper?.url;
  return url === undefined
    ? { dataset_name, source_type: 'other', additional_details }
    : { dataset_name, source_type: 'url', url: [url], additional_details };
}

/** The typed fields know text models only: frames, decoder and hashes stand in the strings. */
function generationConfig({ protocol, settings, provenance, probes }: Result, probe: string) {
  const { temperature, topP, maxTokens, reasoningEffort, ...others } = settings;
  const frames = protocol.frames;
  return {
    generation_args: {
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { top_p: topP }),
      ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
      ...(reasoningEffort === undefined ? {} : { reasoning: reasoningEffort !== 'none' }),
    },
    additional_details: details({
      probe,
      probe_version: probes[probe]?.version,
      probe_shared: probes[probe]?.shared,
      protocol: protocol.id,
      protocol_asked_sha256: protocol.asked,
      protocol_scored_sha256: protocol.scored,
      prompt_sha256: protocol.promptHash,
      transport: protocol.transport,
      frames,
      subtitles: protocol.subtitles,
      extractor: `${protocol.extractor.id}@${protocol.extractor.version}`,
      scorer: `${protocol.scorer.id}@${protocol.scorer.version}`,
      decoder: provenance.decoder && `${provenance.decoder.id} ${provenance.decoder.version}`,
      reasoning_effort: reasoningEffort,
      other_settings: Object.keys(others).length === 0 ? null : others,
    }),
  };
}

function rank(probe: string): number {
  return probe === 'full' ? 0 : 1;
}
