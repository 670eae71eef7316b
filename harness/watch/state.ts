import type { Terminal } from '../command.ts';
import type { Result } from '../schema/result.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { MetricsFile } from './metrics-file.ts';
import { publishedRecord, type Planned } from './planned.ts';

type Unmeasured = { name: string; step: number; reason: string };
export type Watched = {
  /** In the order of their steps. */
  published: { checkpoint: Checkpoint; files: string[]; results: Result[] }[];
  unmeasured: Unmeasured[];
};

type Failure = Unmeasured & { attempts: number; round: number };
export type State = {
  published: Map<string, Watched['published'][number]>;
  failed: Map<string, Failure>;
  said: Set<string>;
  round: number;
};

/** What a watch keeps in mind between its looks; what outlasts it are the published records. */
export function openState(): State {
  return { published: new Map(), failed: new Map(), said: new Set(), round: 1 };
}

/** `any`: also records that are marked as incomplete. */
type Keeping = { state: State; metrics: MetricsFile | null; accept?: 'whole' | 'any' };

/** Whether everything of it is published; then that is kept in mind, and its metrics are told. */
export async function keep(
  checkpoint: Checkpoint,
  all: Planned[],
  { state, metrics, accept = 'whole' }: Keeping,
): Promise<boolean> {
  const results: Result[] = [];
  for (const one of all) {
    const record = await publishedRecord(one);
    if (record === null) continue;
    results.push(record);
    await metrics?.add(record, one.plan.id);
  }
  const lacking = accept === 'whole' && results.some(({ completeness }) => !completeness.complete);
  if (results.length < all.length || lacking) return false;
  const files = all.map(({ file }) => file);
  state.published.set(checkpoint.folder, { checkpoint, files, results });
  state.failed.delete(checkpoint.folder);
  return true;
}

export function fail(
  { failed, round }: State,
  { name, step, folder }: Checkpoint,
  { reason, attempts }: { reason: string; attempts: number },
): void {
  failed.set(folder, { name, step, reason, attempts, round });
}

/** What does not change is said once. */
export function say({ said }: State, words: string, terminal: Terminal): void {
  if (!said.has(words)) terminal.note(words);
  said.add(words);
}

export function watched({ published, failed }: State): Watched {
  const byStep = <T>(values: Iterable<T>, stepOf: (value: T) => number) =>
    [...values].sort((a, b) => stepOf(a) - stepOf(b));
  return {
    published: byStep(published.values(), ({ checkpoint }) => checkpoint.step),
    unmeasured: byStep(failed.values(), ({ step }) => step).map(({ name, step, reason }) => ({
      name,
      step,
      reason,
    })),
  };
}
