import { readFileSync } from 'node:fs';

/** Field 22 of `/proc/<pid>/stat` (proc(5)), counted behind the name, which may hold anything. */
const START_TIME = 19;

/**
 * Tells a process from another one that was given its number later, as after a container has started
 * anew: the boot of the machine and the tick at which the process began. Null where there is no
 * `/proc`, and of a process that is gone.
 */
export function processBirth(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const startTime = fields[START_TIME];
    return startTime === undefined ? null : `${boot} ${startTime}`;
  } catch {
    return null;
  }
}
