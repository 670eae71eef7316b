import { SHOWN_PROBES } from '../model/probe-words.ts';

/** The probes with a shape and a colour of their own; all others share one. */
export function markOf(probe: string): string {
  return (SHOWN_PROBES as readonly string[]).includes(probe) ? probe : 'other';
}
