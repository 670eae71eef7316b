import { z } from 'zod';

/*
 * The rules of every_eval_ever 0.3.0 and of the gate of its store, as far as they touch what is written
 * here, in our own words: closed where the original is closed, and where a field of ours would be a slip.
 */

const strings = z.record(z.string(), z.string());
const finite = z.number();
const UUID4 = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const PART = String.raw`(?!data/)[^<>:"|?*/\\\u0000-\u001f]+`;
export const AGGREGATE_PATH = new RegExp(`^data/${PART}/${PART}/${PART}/${UUID4}\\.json$`);
export const SAMPLES_PATH = new RegExp(`^data/${PART}/${PART}/${PART}/${UUID4}_samples\\.jsonl$`);

const deployment = z
  .looseObject({
    deployment_type: z.enum(['self_deployed', 'externally_managed', 'unknown']),
    model_availability: z.enum(['open_weights', 'closed_weights', 'unknown']),
  })
  .and(strings);

const modelInfo = z.strictObject({
  name: z.string().min(1),
  id: z.string().min(1),
  developer: z.string().min(1).optional(),
  additional_details: deployment,
});

const sourceShape = { dataset_name: z.string().min(1), additional_details: strings };
const sourceData = z.discriminatedUnion('source_type', [
  z.strictObject({
    source_type: z.literal('hf_dataset'),
    ...sourceShape,
    hf_repo: z.string().regex(/^[^/]+\/[^/]+$/),
    hf_split: z.string(),
    samples_number: z.int(),
  }),
  z.strictObject({
    source_type: z.literal('url'),
    ...sourceShape,
    url: z.array(z.url()).min(1),
  }),
  z.strictObject({ source_type: z.literal('other'), ...sourceShape }),
]);

const llmScoring = z.strictObject({
  judges: z.array(z.strictObject({ model_info: modelInfo, temperature: finite.optional() })).min(1),
  input_prompt: z.string().min(1),
  aggregation_method: z.enum(['majority_vote', 'average', 'weighted_average', 'median']).optional(),
  additional_details: strings,
});

const metricConfig = z.strictObject({
  evaluation_description: z.string(),
  metric_id: z.string().min(1),
  metric_name: z.string().min(1),
  metric_kind: z.string().optional(),
  metric_unit: z.literal('proportion'),
  lower_is_better: z.boolean(),
  score_type: z.literal('continuous'),
  min_score: finite,
  max_score: finite,
  llm_scoring: llmScoring.optional(),
});

const uncertainty = z.strictObject({
  standard_error: z.strictObject({ value: finite, method: z.string() }).optional(),
  confidence_interval: z
    .strictObject({
      lower: finite,
      upper: finite,
      confidence_level: finite.min(0).max(1),
      method: z.string(),
    })
    .optional(),
  num_samples: z.int().positive(),
});

const evaluationResult = z
  .strictObject({
    evaluation_result_id: z.string().min(1),
    evaluation_name: z.string().min(1),
    evaluation_timestamp: z.string(),
    source_data: sourceData,
    generation_config: z.strictObject({
      generation_args: z.strictObject({
        temperature: finite.optional(),
        top_p: finite.optional(),
        max_tokens: z.int().positive().optional(),
        reasoning: z.boolean().optional(),
      }),
      additional_details: strings,
    }),
    metric_config: metricConfig,
    score_details: z.strictObject({ score: finite, details: strings.optional(), uncertainty }),
  })
  .refine(
    ({ metric_config: { min_score, max_score }, score_details: { score } }) =>
      min_score <= score && score <= max_score,
    'the score is outside of its bounds',
  );

export const aggregateContract = z.strictObject({
  schema_version: z.literal('0.3.0'),
  evaluation_id: z.string().regex(/^[^/]+\/[^/]+\/\d+$/),
  evaluation_timestamp: z.string(),
  retrieved_timestamp: z.string().regex(/^\d+$/, 'seconds of the epoch, as a string'),
  source_metadata: z.strictObject({
    source_name: z.string(),
    source_type: z.enum(['documentation', 'evaluation_run']),
    source_organization_name: z.string().min(1),
    evaluator_relationship: z.enum(['first_party', 'third_party', 'collaborative', 'other']),
    additional_details: strings,
  }),
  eval_library: z.strictObject({
    name: z.string(),
    version: z.string(),
    additional_details: strings,
  }),
  model_info: modelInfo,
  evaluation_results: z.array(evaluationResult).min(1),
  detailed_evaluation_results: z
    .strictObject({
      format: z.literal('jsonl'),
      file_path: z.string().regex(SAMPLES_PATH),
      hash_algorithm: z.literal('sha256'),
      checksum: z.string().regex(/^[0-9a-f]{64}$/),
      total_rows: z.int().positive(),
      additional_details: strings,
    })
    .optional(),
});

const tokens = z.int().nonnegative();

export const instanceContract = z.strictObject({
  schema_version: z.literal('0.3.0'),
  evaluation_id: z.string(),
  model_id: z.string(),
  evaluation_name: z.string(),
  evaluation_result_id: z.string(),
  sample_id: z.string(),
  sample_hash: z.string().regex(/^[0-9a-f]{64}$/),
  // Of a single turn: `output`, and no `messages`.
  interaction_type: z.literal('single_turn'),
  input: z.strictObject({
    raw: z.string(),
    reference: z.array(z.string()),
    choices: z.array(z.string()).optional(),
  }),
  output: z.strictObject({
    raw: z.array(z.string()).length(1),
    reasoning_trace: z.array(z.string()).optional(),
  }),
  answer_attribution: z.array(
    z.strictObject({
      turn_idx: z.literal(0),
      source: z.string(),
      extracted_value: z.string(),
      extraction_method: z.string(),
      is_terminal: z.boolean(),
    }),
  ),
  evaluation: z.strictObject({ score: finite, is_correct: z.boolean() }),
  token_usage: z
    .strictObject({
      input_tokens: tokens,
      output_tokens: tokens,
      total_tokens: tokens,
      reasoning_tokens: tokens.optional(),
      input_tokens_cache_read: tokens.optional(),
    })
    .optional(),
  performance: z.strictObject({ latency_ms: z.number().nonnegative() }),
  metadata: strings,
});
