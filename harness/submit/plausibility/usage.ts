import { quantile } from '../../statistics/quantile.ts';
import type { ReplyFacts } from '../reply-facts.ts';
import { doubt, type Doubt, type PlausibilityEvidence } from './evidence.ts';

const FEW = 20;
/** No tokenizer needs so few tokens for so many characters of running text. */
const CHARACTERS_PER_TOKEN = 12;
/** Words without pictures differ by less than this between probes; pictures cost far more. */
const SAME = 0.02;
const UNSEEING = 'blind';

/** Whether the tokens that the server counted are those of such questions and such replies. */
export function doubtUsage(evidence: PlausibilityEvidence): Doubt[] {
  return [outputTokens(evidence), inputTokens(evidence)];
}

function outputTokens({ facts }: PlausibilityEvidence): Doubt {
  const told = doubt('OUTPUT_TOKENS_MISFIT', 'Replies are as long as their tokens');
  const ratios = facts.flatMap(({ outputTokens: tokens, characters }) =>
    tokens === null || characters < FEW ? [] : [characters / Math.max(1, tokens)],
  );
  if (ratios.length < FEW)
    return told.notRun(`${ratios.length} replies of words with their tokens`);
  const middle = quantile(
    ratios.sort((a, b) => a - b),
    0.5,
  );
  const detail = `${middle.toFixed(1)} characters a token at the median of ${ratios.length}`;
  return middle > CHARACTERS_PER_TOKEN ? told.warn(detail) : told.pass(detail);
}

function inputTokens({ facts, run }: PlausibilityEvidence): Doubt {
  const told = doubt('PICTURES_COST_NOTHING', 'Pictures cost input tokens');
  const own = (probe: string) =>
    new Map(
      facts
        .filter((one) => one.probe === probe && one.repeat === 0 && one.inputTokens !== null)
        .map((one) => [one.item, one] as [string, ReplyFacts]),
    );
  const [full, blind] = [own('full'), own(UNSEEING)];
  if (run.endpoint.kind !== 'model') return told.notRun('answers were not asked for live');
  const extra = [...full].flatMap(([item, seen]) => {
    const unseen = blind.get(item)?.inputTokens ?? null;
    return unseen === null || seen.inputTokens === null || unseen === 0
      ? []
      : [seen.inputTokens / unseen - 1];
  });
  if (extra.length < FEW) return told.notRun(`${extra.length} items with tokens under both probes`);
  const middle = quantile(
    extra.sort((a, b) => a - b),
    0.5,
  );
  const detail = `full takes ${(100 * middle).toFixed(0)} % more input tokens than blind at the median of ${extra.length} items`;
  return middle < SAME
    ? told.warn(`${detail}: no picture seems to have been sent`)
    : told.pass(detail);
}
