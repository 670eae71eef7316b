import { differs, type AuditedTrial } from '../../answers/audit.ts';
import { visibleText } from '../../answers/visible-text.ts';
import type { AuditedRun } from './audit.ts';

/** Characters of a reply that are shown. */
const LONGEST = 300;

/** A reply without an answer. Its text is private to the run folder. */
export type ShownReply = { item: string; variant: string; reason: string; text: string };

/** A reply that somebody reads in another way; `random` is a guess. */
export type Disagreement = {
  item: string;
  variant: string;
  ours: string | null;
  rule: string;
  /** By reader, those that differ only. */
  others: Record<string, string | null>;
  text: string;
};

/** The replies that no rule read. */
export function unreadReplies({ trials }: AuditedRun): ShownReply[] {
  return trials.flatMap((trial) =>
    trial.text === null || trial.score.answer !== null
      ? []
      : [{ ...placeOf(trial), reason: trial.rule, text: visibleText(trial.text, LONGEST) }],
  );
}

/** The replies that a peer reads in another way than we do. */
export function disagreements({ trials }: AuditedRun): Disagreement[] {
  return trials.flatMap((trial) => {
    const { text, score, rule } = trial;
    if (text === null) return [];
    const others = [...trial.peers].flatMap(([id, finding]) =>
      finding !== null && differs(trial, finding) ? [[id, answerText(finding)] as const] : [],
    );
    if (others.length === 0) return [];
    return [
      {
        ...placeOf(trial),
        ours: score.answer,
        rule,
        others: Object.fromEntries(others),
        text: visibleText(text, LONGEST),
      },
    ];
  });
}

/** What a reader gives as the answer: a letter or whatever it takes for one, `random`, or nothing. */
export function answerText(found: { answer: string | null; guessed: boolean }): string | null {
  return found.guessed ? 'random' : found.answer;
}

function placeOf({ score }: AuditedTrial): { item: string; variant: string } {
  return { item: score.item, variant: score.variant };
}
