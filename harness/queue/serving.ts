import type { JournalLine } from '../schema/journal.ts';
import type { Connection } from './connection.ts';
import type { Outbox } from './outbox.ts';

/** What the runs of one worker share. */
export type Serving = {
  connection: Connection;
  outbox: Outbox;
  environment: Record<string, string | undefined>;
  /** Names this worker among all. */
  worker: string;
  leaseMs: number;
  /** Requests that this worker has in flight at most. */
  concurrency: number | null;
  packetsFolder: string;
  repliesFolder: string;
  /** Aborted: what is under way is finished. */
  drain: AbortSignal;
  abort: AbortSignal;
  onLine(line: JournalLine): void;
  onVideo(): void;
  note(text: string): void;
};
