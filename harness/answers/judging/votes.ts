import { hashOf } from '../../hash.ts';
import type { Reply } from '../../schema/endpoint.ts';
import { isInapplicable, type JournalLine } from '../../schema/journal.ts';
import type { Judge, JudgeReading, Judged } from '../../schema/judge.ts';
import type { JudgedBy } from '../../schema/judged-by.ts';

/** A reply without a verdict is asked for again; after so many the vote is unread. */
export const MOST_TRIES = 3;

/** What one vote on an answer has come to. */
export type Vote =
  | { state: 'read'; verdict: Record<string, number> }
  | { state: 'unread'; reason: string }
  /** The video leaves the judge's probe nothing to change: nobody is asked. */
  | { state: 'inapplicable' }
  /** There is no reply for this try yet, the first being 1. */
  | { state: 'open'; tried: number };

/** An answer that rules leave open, with the name under which its votes are journalled. */
export type OpenAnswer = { trial: string; judged: Judged; votes: string };

/**
 * The name holds all that a verdict depends on but the number of votes: more may be asked for later. A
 * video counts by its bytes: one that is made anew is judged anew. The trial says under which probe.
 */
export function votesOf(
  trial: string,
  judged: Judged,
  { judge, by }: { judge: Judge; by: JudgedBy },
): OpenAnswer {
  const who = sameVerdicts(by);
  const { video } = judged;
  const seen = video === undefined ? {} : { video: video.sha256 };
  const key = hashOf({ who, question: judge.question(judged), ...seen }).slice(0, 16);
  return { trial, judged, votes: `${trial}~${key}` };
}

/** Names a judge in the lines of its votes, whatever the number of votes. */
export function whoJudged(by: JudgedBy): string {
  return hashOf(sameVerdicts(by)).slice(0, 12);
}

/** @param tried 1 the first time. */
export function voteId({ votes }: OpenAnswer, vote: number, tried: number): string {
  return `${votes}#${vote}${tried === 1 ? '' : `.${tried}`}`;
}

export function voteOn(
  answer: OpenAnswer,
  vote: number,
  { judge, lines }: { judge: Judge; lines: Map<string, JournalLine> },
): Vote {
  let reason = '';
  for (let tried = 1; tried <= MOST_TRIES; tried += 1) {
    const line = lines.get(voteId(answer, vote, tried));
    if (line !== undefined && isInapplicable(line)) return { state: 'inapplicable' };
    const reply = line?.reply ?? null;
    if (reply === null) return { state: 'open', tried };
    const read = readReply(reply, answer.judged, judge);
    if (read.verdict !== null) return { state: 'read', verdict: read.verdict };
    reason = read.reason;
  }
  return { state: 'unread', reason };
}

/** A reply that was cut off may have gone on to say something else. */
function readReply({ text, finish }: Reply, judged: Judged, judge: Judge): JudgeReading {
  if (finish === 'refusal') return { verdict: null, reason: 'refused' };
  if (finish === 'length') return { verdict: null, reason: 'cut off' };
  return judge.read(text, judged);
}

/** What a verdict depends on: neither how many there are, nor whom else the judge is akin to. */
function sameVerdicts(by: JudgedBy): Omit<JudgedBy, 'votes' | 'sameFamily'> {
  const { votes: _, sameFamily: __, ...who } = by;
  return who;
}
