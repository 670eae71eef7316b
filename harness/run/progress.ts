import ora from 'ora';
import type { Terminal } from '../command.ts';
import { isInapplicable, isSettled, type JournalLine } from '../schema/journal.ts';
import type { Item } from '../schema/item.ts';
import { isScored } from '../schema/outcome.ts';
import { accuracy } from '../statistics/accuracy.ts';
import { progressBlock, progressLine, type Standing } from './progress-text.ts';
import type { RunState } from './run-benchmark.ts';

/** Plain lines are for logs that nobody watches: closer together at first. */
const PLAIN_FIRST_MS = 5000;
const PLAIN_MOST_MS = 60_000;
const DRAW_EVERY_MS = 500;

export type Progress = {
  start(state: RunState): void;
  line(line: JournalLine): void;
  retry(): void;
  end(): void;
};

/** What is under way: its name, and the probe whose score is shown as it comes in. */
export type UnderWay = { title: string; probe: string; items: Pick<Item, 'id' | 'cluster'>[] };

/**
 * How far a run is: a live block on a terminal, otherwise lines, rarer as the run goes on, and one at
 * the end. Goes to stderr; stdout is data.
 *
 * @param costSoFar in US dollars; null where no price is known.
 */
export function progress(
  underWay: UnderWay,
  terminal: Terminal,
  costSoFar: () => number | null,
): Progress {
  const { title } = underWay;
  const spinner = terminal.interactive
    ? ora({ stream: process.stderr, discardStdin: false })
    : null;
  const startedMs = performance.now();
  const failures = new Map<string, number>();
  const score = scoring(underWay);
  let state: RunState | null = null;
  let done = 0;
  let answered = 0;
  let cached = 0;
  let retries = 0;
  let timer: NodeJS.Timeout | undefined;
  const standing = (): Standing => ({
    title,
    total: state?.total ?? 0,
    done,
    answered,
    cached,
    elapsedMs: performance.now() - startedMs,
    load: state?.load() ?? null,
    retries,
    failures,
    accuracy: score.sum(),
    costDollars: costSoFar(),
  });
  const sayIn = (delayMs: number) => {
    timer = setTimeout(() => {
      terminal.note(progressLine(standing()));
      sayIn(Math.min(PLAIN_MOST_MS, delayMs * 2));
    }, delayMs);
    timer.unref();
  };
  return {
    start(now) {
      state = now;
      done = now.done;
      for (const line of now.lines) score.add(line, now);
      if (now.torn) terminal.note(`${title}: the journal's last line was cut off and is dropped`);
      if (done > 0)
        terminal.note(`${title}: ${done} of ${now.total} trials have been answered before`);
      if (spinner === null) sayIn(PLAIN_FIRST_MS);
      else {
        spinner.start(progressBlock(standing()));
        timer = setInterval(() => (spinner.text = progressBlock(standing())), DRAW_EVERY_MS);
        timer.unref();
      }
    },
    line(line) {
      if (isInapplicable(line)) done += 1;
      else if (line.failure === null) {
        done += 1;
        answered += 1;
        if (line.cached) cached += 1;
      } else failures.set(line.failure.code, (failures.get(line.failure.code) ?? 0) + 1);
      if (state !== null) score.add(line, state);
    },
    retry: () => void (retries += 1),
    end() {
      clearTimeout(timer);
      // What fails before the first question has its own message.
      if (state === null) return;
      const last = { ...standing(), load: null };
      if (spinner === null) terminal.note(progressLine(last));
      else if (failures.size === 0) spinner.succeed(progressBlock(last));
      else spinner.warn(progressBlock(last));
    },
  };
}

/** Reads lines only when somebody looks: the requests come first. */
function scoring({ probe, items }: UnderWay) {
  const clusterOf = new Map(items.map((item) => [item.id, item.cluster]));
  const correct = new Map<string, boolean>();
  let unread: JournalLine[] = [];
  let outcomeOf: RunState['outcomeOf'] | null = null;
  return {
    add(line: JournalLine, state: RunState) {
      outcomeOf = state.outcomeOf;
      if (line.probe === probe && line.variant === '' && line.repeat === 0 && isSettled(line))
        unread.push(line);
    },
    sum(): Standing['accuracy'] {
      for (const line of unread) {
        const outcome = outcomeOf?.(line) ?? 'failed';
        if (isScored(outcome)) correct.set(line.item, outcome === 'correct');
      }
      unread = [];
      if (correct.size === 0) return null;
      const clusters = Array.from(correct.keys(), (item) => clusterOf.get(item) ?? item);
      return { probe, estimate: accuracy([...correct.values()], clusters) };
    },
  };
}
