/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * The command, run so that the kernel denies it and what it starts more than `bytes` of writable
 * memory. Elsewhere than on Linux the command as it is: there RLIMIT_DATA counts little or nothing.
 */
export function limited([program, ...args]: Command, bytes: number): Command {
  if (process.platform !== 'linux') return [program, ...args];
  // Not the address space (-v): Node reserves terabytes of that and would not start.
  const kilobytes = String(Math.ceil(bytes / 1024));
  return ['/bin/sh', '-c', 'ulimit -d "$0" && exec "$@"', kilobytes, program, ...args];
}
