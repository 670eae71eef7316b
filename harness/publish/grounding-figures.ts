import { groundingReport } from '../grounding/grounding-report.ts';
import { GROUNDING_RULES } from '../grounding/grounding-rule.ts';
import { SPAN_READING } from '../grounding/reply-span.ts';
import { hashOf } from '../hash.ts';
import type { Grounding, GroundingLine } from '../schema/grounding.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { isScored } from '../schema/outcome.ts';
import type { Protocol } from '../schema/protocol.ts';
import { videosOf } from './item-videos.ts';
import { rounded } from './rounded.ts';

const RULE = GROUNDING_RULES.sightline;

/**
 * How well the answers of a run point to their evidence. A failure is no answer and in no denominator; a
 * scored answer without a span counts 0.
 *
 * @returns null where nobody was asked for a span and no reply gives one, and without marked spans.
 */
export function groundingFigures(
  lines: GroundingLine[],
  {
    scores,
    items,
    protocol,
  }: { scores: ScoreLine[]; items: ItemSet; protocol: Pick<Protocol, 'grounded'> },
): Grounding | null {
  if (protocol.grounded !== true && !lines.some(({ final }) => final)) return null;
  const outcomeOf = new Map(scores.map(({ trial, outcome }) => [trial, outcome]));
  const clusterOf = videosOf(items);
  const scored = lines.filter(({ trial }) => isScored(outcomeOf.get(trial) ?? 'failed'));
  const report = groundingReport(
    scored.map((line) => ({
      ...line,
      cluster: clusterOf.get(line.item) ?? line.item,
      right: outcomeOf.get(line.trial) === 'correct',
    })),
    RULE,
  );
  if (report === null) return null;
  const { withoutGold: _, corrected, ...figures } = report;
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    reading: SPAN_READING,
    rule: RULE,
    goldHash: goldHash(lines),
    unscored: lines.length - scored.length,
    without: countBy(scored.flatMap(({ predicted, rule }) => (predicted === null ? [rule] : []))),
    ...rounded(figures),
    corrected: rounded({
      value: known(corrected.kappa),
      low: known(corrected.low),
      high: known(corrected.high),
      chance: corrected.chance,
    }),
  };
}

/** Whatever order the replies came in. */
function goldHash(lines: GroundingLine[]): string {
  const gold = lines.map(({ item, durationSeconds, gold: spans }) => [
    item,
    durationSeconds,
    spans,
  ]);
  return hashOf(gold.map((one) => hashOf(one)).sort()).slice(0, 16);
}

function countBy(words: string[]): Record<string, number> {
  const groups = [...Map.groupBy(words, (word) => word)];
  return Object.fromEntries(groups.map(([word, same]) => [word, same.length]));
}
