import type { Reading } from '../answers/outcome.ts';
import { MEDIA_PIPELINE } from '../schema/frames.ts';
import type { JudgedBy } from '../schema/judged-by.ts';
import type { Protocol } from '../schema/protocol.ts';
import { hashOf } from '../hash.ts';

/** Raised when `renderPrompt` would give other bytes for the same prompt data. */
const RENDERER = 1;

/**
 * Everything that decides what the model is shown. Numbers are comparable only when it is equal.
 * The item set, the model settings and the protocol's name have no part in it.
 */
export function askedHash(protocol: Protocol): string {
  const { prompt, frames, transport, subtitles, requestFields } = protocol;
  const fields = Object.keys(requestFields).length === 0 ? {} : { requestFields };
  return hashOf({
    prompt,
    frames,
    transport,
    subtitles,
    ...fields,
    media: MEDIA_PIPELINE,
    renderer: RENDERER,
  });
}

/** Everything that decides how replies become outcomes. Made equal by scoring again. */
export function scoredHash(reading: Reading): string {
  const name = ({ id, version }: { id: string; version: number }) => ({ id, version });
  return hashOf({
    choice: name(reading.choice),
    open: name(reading.open),
    free: name(reading.free),
    scorer: name(reading.scorer),
    ...(reading.judge === undefined ? {} : { judge: whoJudges(reading.judge.by) }),
    ...(reading.openScorer === undefined ? {} : { openScorer: name(reading.openScorer) }),
  });
}

/** Whether judge and model have the same makers depends on the model: no part of how it is scored. */
function whoJudges(judge: JudgedBy): Omit<JudgedBy, 'sameFamily'> {
  const { sameFamily: _, ...by } = judge;
  return by;
}
