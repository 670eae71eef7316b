import { SightlineError } from '../errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Gives `work` a signal that Ctrl-C sets off: a download then ends between two pieces of a file. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const handle = () =>
    stop.abort(
      new SightlineError('INTERRUPTED', 'the download was stopped', {
        hint: 'the same command again goes on where it stopped',
      }),
    );
  for (const signal of SIGNALS) process.once(signal, handle);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, handle);
  }
}
