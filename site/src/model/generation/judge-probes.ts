import type { AgainstFull, ChecklistFigure } from '../../../../harness/schema/checklist-figures.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { orderedProbes } from '../probe-words.ts';
import { checklistsOf, overall } from './generator-figures.ts';

/** A probe of the judge: what it gives, and how far that is from what it gives the whole video. */
export type JudgeProbeRow = {
  id: string;
  title: string;
  /** The probe of a model whose mark it has: what is shown is alike. */
  mark: string;
  figure: ChecklistFigure | null;
  /** Null for the whole video itself, and where no video has both. */
  against: AgainstFull | null;
};

/** Of what the judge is shown; a probe without words keeps its id. */
const WORDS: Record<string, { title: string; mark: string }> = {
  full: { title: 'Full video', mark: 'full' },
  'judge-shuffle': { title: 'Its frames, shuffled', mark: 'other' },
  'judge-one-frame': { title: 'One frame of it', mark: 'frame-middle' },
  'judge-wrong-video': { title: 'Another video', mark: 'other' },
  'judge-blind': { title: 'No video', mark: 'blind' },
};

/** The whole video first, then from what takes least away. */
export function judgeProbeRows(result: Pick<Result, 'probes'>): JudgeProbeRow[] {
  const known = Object.keys(WORDS).filter((id) => id in result.probes);
  const others = orderedProbes(result.probes).filter((id) => !(id in WORDS));
  return [...known, ...others].map((id) => ({
    id,
    title: WORDS[id]?.title ?? id,
    mark: WORDS[id]?.mark ?? 'other',
    figure: overall(result, 'official', id),
    against: checklistsOf(result, id)?.againstFull?.official ?? null,
  }));
}

/** Whether its judge was ever asked with less to see. */
export function hasJudgeProbes({ probes }: Pick<Result, 'probes'>): boolean {
  return Object.entries(probes).some(
    ([id, probe]) => id !== 'full' && probe.checklists !== undefined,
  );
}
