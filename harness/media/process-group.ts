/**
 * Kills a decoder process with the programs that it started: it leads a group of its own, where there
 * are groups. Does nothing when it is gone already.
 */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
