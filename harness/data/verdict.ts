import type { DataReport } from './check.ts';

export type Verdict = { state: 'ready' | 'incomplete' | 'cannot-run'; text: string };

/** Whether a folder can be run, in a sentence. */
export function verdictOf(found: Omit<DataReport, 'verdict'>, skipInvalid: boolean): Verdict {
  const invalid = found.problems.length;
  if (invalid > 0 && !skipInvalid) {
    const rows = counted(invalid, 'row');
    const text = `cannot be run: ${rows} cannot be used (--skip-invalid leaves them out)`;
    return { state: 'cannot-run', text };
  }
  if (found.items.found === 0) return { state: 'cannot-run', text: 'cannot be run: no item' };
  const leftOut = invalid > 0 ? `, ${counted(invalid, 'row')} left out` : '';

  const { videos, pictures } = found;
  const lost = videos.missing.length + (videos.unreadable?.length ?? 0);
  const without = [
    ...(lost > 0 ? [counted(lost, 'video')] : []),
    ...(pictures.missing.length > 0 ? [counted(pictures.missing.length, 'picture')] : []),
  ];
  if (without.length === 0) return { state: 'ready', text: `ready${leftOut}` };
  const only =
    lost > 0 && lost === videos.named ? ': only blind questions and recorded answers' : '';
  return { state: 'incomplete', text: `runs without ${without.join(' and ')}${leftOut}${only}` };
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
