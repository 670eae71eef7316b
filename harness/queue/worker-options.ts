import type { Terminal } from '../command.ts';
import type { Interrupt } from '../run/interrupt.ts';
import type { QueueAddress } from './address.ts';
import type { Opening } from './open-served.ts';
import type { WorkerReport } from './worker-report.ts';

export type WorkerOptions = Opening & {
  terminal: Terminal;
  address: QueueAddress;
  concurrency: number | null;
  leaseMs: number;
  untilIdle: boolean;
  /** So long it waits for a run that it can serve, where it ends with its work; 30 s when left out. */
  patienceMs?: number;
  packetsFolder: string;
  repliesFolder: string;
  /** Told at the end, however it ends. */
  onReport?: (report: WorkerReport) => void;
  /** What ends it; released at the end. Left out: the signals of the process. */
  interrupt?: Interrupt;
};
