import type { Terminal } from '../command.ts';
import type { JournalLine } from '../schema/journal.ts';

const FIRST_MS = 10_000;
const MOST_MS = 60_000;

/** What a worker has done, in a line from time to time and one at the end. */
export function workerCount(terminal: Pick<Terminal, 'note'>) {
  let videos = 0;
  let replies = 0;
  let cached = 0;
  const failures = new Map<string, number>();
  let told = '0 videos done · 0 replies';
  let timer: NodeJS.Timeout | undefined;
  const say = () => {
    const kinds = Array.from(failures, ([code, count]) => `${count} ${code}`);
    const text = [
      `${videos} videos done`,
      `${replies} replies`,
      ...(cached > 0 ? [`${cached} from the cache`] : []),
      ...(kinds.length > 0 ? [`failed: ${kinds.join(', ')}`] : []),
    ].join(' · ');
    if (text !== told) terminal.note(text);
    told = text;
  };
  const sayIn = (delayMs: number) => {
    timer = setTimeout(() => {
      say();
      sayIn(Math.min(MOST_MS, delayMs * 2));
    }, delayMs);
    timer.unref();
  };
  sayIn(FIRST_MS);
  return {
    line({ failure, cached: known }: JournalLine) {
      if (failure !== null) failures.set(failure.code, (failures.get(failure.code) ?? 0) + 1);
      else replies += 1;
      if (known) cached += 1;
    },
    video: () => void (videos += 1),
    end() {
      clearTimeout(timer);
      say();
      return { videos, replies, cached, failures: Object.fromEntries(failures) };
    },
  };
}
