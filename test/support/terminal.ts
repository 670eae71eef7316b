import type { Terminal } from '../../harness/command.ts';

/** A terminal that keeps what is written to it. */
export function recordedTerminal(environment: Record<string, string> = {}) {
  const printed: string[] = [];
  const noted: string[] = [];
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    note: (line) => void noted.push(line),
    interactive: false,
    environment,
    workingFolder: process.cwd(),
  };
  return { terminal, printed, noted };
}
