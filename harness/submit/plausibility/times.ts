import { doubt, type Doubt, type PlausibilityEvidence } from './evidence.ts';

/** More than any server gives one request in a second. */
const TOKENS_PER_SECOND = 5000;
/** No request over a network with a video in it is answered sooner. */
const FLOOR_MS = 5;
/** Trials wait for their turn and for their video too, so that more are open than are asked at once. */
const OPEN_FOR_EACH = 8;
/** Of replies; a clock that jumps makes few. */
const FEW_SHARE = 0.01;
/** Clocks of several machines. */
const CLOCK_MS = 60_000;

/** Whether the replies can have come when they are said to have come. */
export function doubtTimes(evidence: PlausibilityEvidence): Doubt[] {
  const live = evidence.run.endpoint.kind === 'model';
  return [
    live ? fastReplies(evidence) : notLive('REPLIES_TOO_FAST', 'Replies took as long as they must'),
    live
      ? overlap(evidence)
      : notLive('TOO_MANY_AT_ONCE', 'No more was asked at once than is said'),
    order(evidence),
  ];
}

function notLive(code: string, title: string): Doubt {
  return doubt(code, title).notRun('answers were not asked for live');
}

function fastReplies({ facts }: PlausibilityEvidence): Doubt {
  const told = doubt('REPLIES_TOO_FAST', 'Replies took as long as they must');
  const asked = facts.filter(({ cached, text }) => !cached && text !== null);
  if (asked.length === 0) return told.notRun('every reply is from a cache');
  const fast = asked.filter(
    ({ latencyMs, outputTokens }) =>
      latencyMs < FLOOR_MS || (1000 * (outputTokens ?? 0)) / latencyMs > TOKENS_PER_SECOND,
  );
  const detail = `${fast.length} of ${asked.length} replies came in less than ${FLOOR_MS} ms or faster than ${TOKENS_PER_SECOND} tokens a second`;
  if (fast.length / asked.length <= FEW_SHARE) return told.pass(detail);
  return told.warn(`${detail}, e.g. ${fast[0]?.trial}`);
}

/** How many trials were open at the busiest moment. */
function overlap({ facts, environment }: PlausibilityEvidence): Doubt {
  const told = doubt('TOO_MANY_AT_ONCE', 'No more was asked at once than is said');
  const edges = facts
    .filter(({ cached, text }) => !cached && text !== null)
    .flatMap(({ startMs, latencyMs }) => [
      { at: startMs, by: 1 },
      { at: startMs + latencyMs, by: -1 },
    ])
    // What ends when another begins was not open beside it.
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [open, most] = [0, 0];
  for (const { by } of edges) most = Math.max(most, (open += by));
  const said = environment?.endpoint.concurrency ?? null;
  if (said === null) return told.notRun(`${most} trials were open at once; nothing is said of it`);
  const detail = `${most} trials were open at once, ${said} requests are said`;
  return most > OPEN_FOR_EACH * said ? told.warn(detail) : told.pass(detail);
}

function order({ facts, run, preparedAt }: PlausibilityEvidence): Doubt {
  const told = doubt(
    'REPLIES_OUT_OF_TIME',
    'Replies came after the start and before they were handed in',
  );
  const [from, to] = [Date.parse(run.startedAt), preparedAt.getTime()];
  const answered = facts.filter(({ text }) => text !== null);
  const early = answered.filter(({ startMs }) => startMs < from - CLOCK_MS);
  const late = answered.filter(({ startMs, latencyMs }) => startMs + latencyMs > to + CLOCK_MS);
  const detail = `${early.length} began before the run, ${late.length} ended after it was handed in`;
  return early.length + late.length > 0 ? told.warn(detail) : told.pass(detail);
}
