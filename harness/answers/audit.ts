import { gold, type Item } from '../schema/item.ts';
import type { JournalLine } from '../schema/journal.ts';
import {
  extractorFor,
  scoreTrial,
  type AskedQuestion,
  type Reading,
  type Score,
} from './outcome.ts';
import type { PeerExtractor, PeerReading } from './peer.ts';

/** What a peer makes of a reply, or of the text that it leaves where there is none. */
export type PeerFinding = {
  /** In the item's own letters where it is one of them. */
  answer: string | null;
  guessed: boolean;
  /** 1 right, 0 wrong or unread, 1/K for a guess among K options; null where the answer is hidden. */
  credit: number | null;
};

/** One trial as we and others read it. Answers are in the item's own letters. */
export type AuditedTrial = {
  /** As `sightline score` has it. */
  score: Score;
  /** The rule that fired, also where the right answer is hidden, or the reason why there is no answer. */
  rule: string;
  /** Null where no reply came. */
  text: string | null;
  /** By peer; of what it writes where the request failed. Null where there is nothing to read. */
  peers: Map<string, PeerFinding | null>;
};

/** Reads a journalled trial as we do and as each of the others does, against the question as it was asked. */
export function auditTrial(
  line: JournalLine,
  question: AskedQuestion,
  { reading, peers }: { reading: Reading; peers: PeerExtractor[] },
): AuditedTrial {
  const { item } = question;
  const score = scoreTrial(line, question, reading);
  const text = line.reply?.text ?? null;
  return {
    score,
    rule: score.outcome === 'unjudged' ? ruleOf(text ?? '', question, reading) : score.rule,
    text,
    peers: new Map(
      peers.map((peer) => {
        const read = text ?? (isFailedRequest(line) ? peer.failureText : null);
        return [peer.id, read === null ? null : finding(peer.extract(read, item), item)];
      }),
    ),
  };
}

/** Only replies to questions with their options can be laid beside the reading of others. */
export function isComparable({ item, answers }: AskedQuestion): boolean {
  return item.options !== undefined && answers === 'as-asked';
}

/** True where a peer reads something else than we do; a guess always is. */
export function differs({ score }: AuditedTrial, { answer, guessed }: PeerFinding): boolean {
  return guessed || answer !== score.answer;
}

/** A clip that cannot be shown never became a request, and leaves nobody's text behind. */
function isFailedRequest({ reply, failure }: JournalLine): boolean {
  return reply === null && /^(?:ENDPOINT_|ANSWER_MISSING$)/.test(failure?.code ?? '');
}

function ruleOf(text: string, { item, answers }: AskedQuestion, reading: Reading): string {
  const hasOptions = item.options !== undefined;
  const found = extractorFor({ hasOptions, answers }, reading).extract(text, item);
  return found.answer === null ? found.reason : found.rule;
}

function finding(read: PeerReading, item: Item): PeerFinding {
  const right = gold(item);
  const credit = (value: number) => (right === null ? null : value);
  if (read === null) return { answer: null, guessed: false, credit: credit(0) };
  if (read === 'guess') {
    return { answer: null, guessed: true, credit: credit(1 / (item.options?.length ?? 1)) };
  }
  const option = item.options?.find(({ letter }) => letter === read.answer);
  return {
    answer: option?.from ?? read.answer,
    guessed: false,
    credit: credit(Number(read.answer === right)),
  };
}
