import type { GroundingLine } from '../schema/grounding.ts';
import type { Item } from '../schema/item.ts';
import type { JournalLine } from '../schema/journal.ts';
import { spanOfReply } from './reply-span.ts';

/** The spans of all replies to `full` whose item says where the answer is; a repeat is no second question. */
export function groundingLines(
  lines: Iterable<JournalLine>,
  itemOf: (line: JournalLine) => Item | null,
): GroundingLine[] {
  return Array.from(lines).flatMap((line): GroundingLine[] => {
    if (line.probe !== 'full' || line.repeat !== 0) return [];
    const evidence = itemOf(line)?.evidence;
    if (evidence === undefined || evidence.spans.length === 0) return [];
    const found = spanOfReply(line.reply);
    return [
      {
        trial: line.trial,
        item: line.item,
        durationSeconds: evidence.durationSeconds,
        gold: evidence.spans,
        predicted: found.span,
        rule: found.span === null ? found.reason : found.rule,
        final: found.span !== null && found.final,
      },
    ];
  });
}
