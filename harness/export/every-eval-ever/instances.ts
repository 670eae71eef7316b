import { createHash } from 'node:crypto';
import type { RunRecord } from '../../publish/result.ts';
import type { Item } from '../../schema/item.ts';
import type { JournalLine, ScoreLine } from '../../schema/journal.ts';
import { isScored } from '../../schema/outcome.ts';
import type { Result } from '../../schema/result.ts';
import { details } from './details.ts';
import { evaluationName, resultKey } from './evaluation-results.ts';
import { SCHEMA_VERSION, type Place } from './place.ts';

/** The samples of a record: a line a scored trial. */
export type Samples = {
  /** Below the store. */
  path: string;
  text: string;
  rows: number;
  sha256: string;
  /** A row needs a score, so that a reader would count what has none as wrong: counted instead. */
  leftOut: { failed: number; unjudged: number; notAsked: number };
};

type Sources = { run: RunRecord; result: Result; items: Item[]; place: Place };

/** Null where no trial was scored: the store takes no file without rows. */
export function samplesOf({ run, result, items, place }: Sources): Samples | null {
  const byId = new Map(items.map((item) => [item.id, item]));
  const replies = new Map([...run.journal].map((line) => [keyOf(line), line]));
  const first = run.scores.filter(({ repeat }) => repeat === 0);
  const lines = first.flatMap((score) => {
    const item = byId.get(score.item);
    const line = replies.get(keyOf(score));
    if (!isScored(score.outcome) || item === undefined || line?.reply == null) return [];
    return [JSON.stringify(instanceOf({ score, item, line, result, place }))];
  });
  if (lines.length === 0) return null;
  const text = `${lines.join('\n')}\n`;
  const counted = (outcome: ScoreLine['outcome']) =>
    first.filter((score) => score.outcome === outcome).length;
  return {
    path: `${place.path}_samples.jsonl`,
    text,
    rows: lines.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    leftOut: {
      failed: counted('failed'),
      unjudged: counted('unjudged'),
      notAsked: counted('not-asked'),
    },
  };
}

function instanceOf({
  score,
  item,
  line,
  result,
  place,
}: {
  score: ScoreLine;
  item: Item;
  line: JournalLine;
  result: Result;
  place: Place;
}) {
  const { extractor } = result.protocol;
  const input = inputOf(item);
  return {
    schema_version: SCHEMA_VERSION,
    evaluation_id: place.evaluationId,
    model_id: place.modelId,
    evaluation_name: evaluationName(result, score.probe),
    evaluation_result_id: resultKey(result, score.probe),
    sample_id: item.id,
    sample_hash: sampleHash(input),
    interaction_type: 'single_turn',
    input,
    output: {
      raw: [line.reply?.text ?? ''],
      ...(line.reply?.reasoning === undefined ? {} : { reasoning_trace: [line.reply.reasoning] }),
    },
    answer_attribution: [
      {
        turn_idx: 0,
        source: 'output.raw',
        extracted_value: score.answer ?? '',
        extraction_method: `${extractor.id}@${extractor.version}: ${score.rule}`,
        is_terminal: true,
      },
    ],
    evaluation: {
      score: score.values?.['accuracy'] ?? (score.outcome === 'correct' ? 1 : 0),
      is_correct: score.outcome === 'correct',
    },
    ...tokenUsage(line),
    performance: { latency_ms: line.latencyMs },
    metadata: details({
      outcome: score.outcome,
      probe: score.probe,
      variant: score.variant === '' ? null : score.variant,
      source_video: item.cluster,
      ...Object.fromEntries(Object.entries(item.tags).map(([name, tag]) => [`tag_${name}`, tag])),
    }),
  };
}

/** As the benchmark words it, whatever a probe made of it; `raw` holds no answer. */
function inputOf({ question, options, gold }: Item) {
  return {
    raw: question,
    reference: gold.kind === 'choice' ? [gold.letter] : gold.kind === 'text' ? gold.references : [],
    ...(options === undefined
      ? {}
      : { choices: options.map(({ letter, text }) => `${letter}. ${text}`) }),
  };
}

/**
 * SHA-256 of Python's `json.dumps({"raw", "reference"}, sort_keys=True, separators=(",", ":"))`, which
 * writes everything but printable ASCII as escapes: the same sample has the same hash whoever exports it.
 */
export function sampleHash({ raw, reference }: { raw: string; reference: string[] }): string {
  const ascii = JSON.stringify({ raw, reference }).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return createHash('sha256').update(ascii).digest('hex');
}

/** All three or none: what a server does not tell is not made up. */
function tokenUsage({ reply }: JournalLine) {
  const { inputTokens, outputTokens, reasoningTokens, cachedTokens } = reply?.usage ?? {};
  if (inputTokens === undefined || outputTokens === undefined) return {};
  return {
    token_usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
      ...(reasoningTokens === undefined ? {} : { reasoning_tokens: reasoningTokens }),
      ...(cachedTokens === undefined ? {} : { input_tokens_cache_read: cachedTokens }),
    },
  };
}

function keyOf({
  item,
  probe,
  variant,
  repeat,
}: Pick<ScoreLine, 'item' | 'probe' | 'variant' | 'repeat'>) {
  return JSON.stringify([item, probe, variant, repeat]);
}
