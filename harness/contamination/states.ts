import type { ContaminationState, LevelReport } from '../schema/contamination-report.ts';
import type { Verdict } from './level-check.ts';

/**
 * What one level says of the items under one corpus. `clean` only where every item could be looked for and
 * decided, and every row says what the level looks at: a row without an id may be of any video.
 *
 * @param every rows of the corpus that could be read; skipped ones make it incomplete.
 */
export function levelState(
  verdicts: readonly Verdict[],
  { rows, every, skipped }: { rows: number; every: number; skipped: number },
): ContaminationState {
  if (verdicts.includes('flagged')) return 'overlap';
  const all = verdicts.every((verdict) => verdict === 'clear');
  return all && rows === every && skipped === 0 && every > 0 ? 'clean' : 'unknown';
}

/** Levels that look at the videos: either of them clears that side. */
const VIDEO_LEVELS = ['id', 'frame'];

/**
 * What the levels say together. Any overlap is one. `clean` needs a corpus that is said to be complete, a
 * level that clears the videos and the one that clears the texts: a list of ids cannot clear questions, nor
 * a list of questions videos. What a model does can raise a suspicion and clears nothing.
 */
export function overallState(
  levels: readonly Pick<LevelReport, 'level' | 'state'>[],
  complete: boolean,
): { state: ContaminationState; because: string } {
  const overlapping = levels.filter(({ state }) => state === 'overlap').map(({ level }) => level);
  if (overlapping.length > 0) {
    return { state: 'overlap', because: `found by ${overlapping.join(' and ')}` };
  }
  const cleared = (of: string[]) =>
    levels.some(({ level, state }) => of.includes(level) && state === 'clean');
  const [videos, texts] = [cleared(VIDEO_LEVELS), cleared(['text'])];
  const missing = [
    videos ? '' : 'the videos are not cleared',
    texts ? '' : 'the texts are not cleared',
    complete ? '' : 'nobody says that the corpus is complete',
  ].filter((one) => one !== '');
  if (missing.length > 0) return { state: 'unknown', because: missing.join('; ') };
  return { state: 'clean', because: 'no video and no text of it is in a corpus that is complete' };
}
